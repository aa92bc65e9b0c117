"""Core: YAML files become one immutable KnowledgeBase, or a list of faults with file, line and column."""
