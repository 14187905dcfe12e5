"""Cards of Mnemosyne: packages for sharing (`.cards`), their XML alone, and the XML of Mnemosyne 1."""
