"""Claims from files: JSON, CSV and TOML, read strictly; what a field means is the compiled policy's to say."""
