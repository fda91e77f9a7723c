"""Lists of feeds come in as feed readers write them."""

import pytest

from postroad.gather.opml import MAX_BYTES, OpmlError, read_opml


def test_nested_folders_are_flattened_and_each_feed_is_listed_once():
    data = b"""<opml version="1.0"><body><outline text="Members">
      <outline text="HL" title="Harbour Light" type="rss" xmlUrl="https://harbour.example/feed"/>
      <outline text="Again" xmlUrl="https://harbour.example/feed"/>
      <outline><outline text="Casa" xmlUrl="http://ponte.example/atom"/></outline>
      <outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="File" xmlUrl="file:///etc/passwd"/>
    </outline></body></opml>"""
    assert [(feed.url, feed.title) for feed in read_opml(data)] == [
        ("https://harbour.example/feed", "Harbour Light"),
        ("http://ponte.example/atom", "Casa"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not OPML"),
        (b"hello", "not OPML"),
        (b"<opml><body/></opml>", "lists no feed"),
        (b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>', "entities"),
        (b"x" * (MAX_BYTES + 1), "larger than 1 MB"),
    ],
)
def test_what_is_no_list_is_refused_with_the_mend(data, said):
    with pytest.raises(OpmlError, match=said):
        read_opml(data)
