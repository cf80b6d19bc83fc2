"""An address that no text could stand behind is refused before any page sees it."""

import pytest


@pytest.mark.parametrize("address", ["/directory/?q=%00", "/clusters/a%00b/", "/?x=1&y=%00"])
def test_a_nul_in_an_address_is_refused_with_a_sentence(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "no text has" in response.text
