"""The small typed core that every back end reads: ordered statements over integers."""
