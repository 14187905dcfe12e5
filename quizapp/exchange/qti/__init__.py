"""Questions in the formats of 1EdTech (IMS): QTI 1.2, 2.1, 2.2 and 3.0, alone and in packages."""
