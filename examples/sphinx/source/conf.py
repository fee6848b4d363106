project = "Seeing what a network sees"
extensions = ["myst_parser"]
html_theme = "furo"
html_static_path = ["_static"]
html_js_files = [("convlens/dist/convlens.js", {"type": "module"})]
html_css_files = ["figures.css"]
