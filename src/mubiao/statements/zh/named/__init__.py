"""A value behind its subject, or behind the subject of the piece before: 粮食产量达到120万吨、增长3%."""
