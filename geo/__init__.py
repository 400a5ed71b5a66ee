"""The core of Keruen: facts, evidence, measures and drawing rules, without a screen."""
