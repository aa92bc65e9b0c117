"""YAML made strict: bytes become characters, characters become nodes that know their place."""
