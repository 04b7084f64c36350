"""What a browser knows about the widgets of a page.

A browser reports every widget's value with each rerun, also of those nobody
touched. It learns those values from the elements the server sent; so does this.
Buttons, charts and components report nothing until somebody uses them.
"""

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState


def widget_state(element: Element) -> tuple[WidgetState, bool] | None:
    """Return an untouched widget's value as a browser reports it.

    The flag beside it tells that the server set this value itself and that it
    replaces what the browser held. ``None``: the element reports nothing.
    """
    kind = element.WhichOneof("type")
    if kind is None or kind not in _FILL:
        return None
    proto = getattr(element, kind)
    state = WidgetState(id=proto.id)
    _FILL[kind](state, proto)
    return state, proto.set_value


def _text(state: WidgetState, proto) -> None:
    source = "value" if proto.set_value else "default"
    if proto.HasField(source):
        state.string_value = getattr(proto, source)


def _choice(state: WidgetState, proto) -> None:
    if proto.set_value:
        if proto.HasField("raw_value"):
            state.string_value = proto.raw_value
    elif proto.HasField("default") and proto.options:
        state.string_value = proto.options[proto.default]


def _choices(state: WidgetState, proto) -> None:
    if proto.set_value:
        state.string_array_value.data.extend(proto.raw_values)
    else:
        state.string_array_value.data.extend(label(proto.options[i]) for i in proto.default)


def label(option) -> str:
    """An option as a browser names it: a button of a group may have an icon before its text."""
    return option if isinstance(option, str) else f"{option.content_icon} {option.content}".strip()


def _slider(state: WidgetState, proto) -> None:
    if not proto.options:
        state.double_array_value.data.extend(proto.value if proto.set_value else proto.default)
    elif proto.set_value:
        state.string_array_value.data.extend(proto.raw_value)
    else:
        state.string_array_value.data.extend(proto.options[int(i)] for i in proto.default)


def _switch(state: WidgetState, proto) -> None:
    state.bool_value = proto.value if proto.set_value else proto.default


def _number(state: WidgetState, proto) -> None:
    source = "value" if proto.set_value else "default"
    if not proto.HasField(source):
        return
    if proto.data_type == proto.INT:
        state.int_value = int(getattr(proto, source))
    else:
        state.double_value = getattr(proto, source)


def _dates(state: WidgetState, proto) -> None:
    state.string_array_value.data.extend(proto.value if proto.set_value else proto.default)


_FILL = {
    "button_group": _choices,
    "checkbox": _switch,
    "date_input": _dates,
    "multiselect": _choices,
    "number_input": _number,
    "radio": _choice,
    "selectbox": _choice,
    "slider": _slider,
    "text_area": _text,
    "text_input": _text,
}
