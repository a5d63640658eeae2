"""A province to try: agencies, people, duties and reports in every status, made through the same actions people use."""
