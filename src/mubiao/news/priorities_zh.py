def meant_in_chinese(text, start, end, actors, topic):
    return iter(())
