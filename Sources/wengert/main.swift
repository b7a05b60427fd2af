print("wengert")
