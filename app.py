"""The web page. Start it with `make app`, `map-assistant app` or `streamlit run app.py`."""

from assistant.ui import page

page.show()
