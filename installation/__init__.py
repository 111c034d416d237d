"""What has to be on the machine before the desk runs or is tested: browser assets, a Chromium, the
lock files.
"""
