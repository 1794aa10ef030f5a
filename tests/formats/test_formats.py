"""What Griot exports, read by the programs that people use."""

import contextlib
import csv
import functools
import http.server
import importlib.util
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
import warnings
import zipfile

import duckdb
import pandas as pd
import pyarrow.parquet
import pyogrio

HERE = pathlib.Path(__file__).parent
EVENTS = HERE / "events.jsonl"
# Words that break careless readers, in every field that holds words.
HOSTILE = 'tab\there, "quoted"; pipe|d\r\nline \u2028 =1+1 نص 🕊'


def lines(path):
    # Not splitlines: a text may hold line separators that are no line ends.
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def hostile(event):
    """The event with every text of people replaced."""
    event = json.loads(json.dumps(event))
    for item in event["mentions"] + event["actor"] + event["recipient"]:
        item["text"] = HOSTILE
    event |= {"id": "0123456789abcdef", "doc": HOSTILE, "source": None}
    event["article"] |= {"title": HOSTILE, "url": None}
    return event


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        events = lines(EVENTS)
        cls.events = [*events, hostile(events[0])]
        cls.source = cls.folder / "source.jsonl"
        cls.source.write_text("\n".join(json.dumps(event) for event in cls.events), "utf-8")

    def export(self, name, *options):
        """The path of an export, and the events it should hold."""
        path = self.folder / name
        command = [os.environ["GRIOT"], "export", self.source, "-o", path, *options]
        subprocess.run(command, check=True, capture_output=True)
        happened = [event for event in self.events if event["status"] in ("actual", "historical")]
        return path, happened if {"gdelt", "acled", "polecat"} & set(name.split(".")) else self.events

    def test_json_lines_come_back(self):
        path, events = self.export("events.jsonl")
        self.assertEqual(lines(path), events)

    def test_csv_in_pandas(self):
        path, events = self.export("events.csv")
        table = pd.read_csv(path, dtype={"cameo": "string"}, parse_dates=["date_from", "date_to", "published"])
        self.assertEqual(list(table.id), [event["id"] for event in events])
        self.assertEqual(list(table.cameo), [event["cameo"] for event in events])
        self.assertEqual(table.dead.sum(), sum(event["dead"] or 0 for event in events))
        self.assertEqual(table.date_from.dtype.kind, "M")
        self.assertEqual(table.title.iloc[-1], HOSTILE)
        actors = table.assign(country=table.actor_country.str.split("|")).explode("country").country.dropna()
        self.assertEqual(list(actors), [actor["country"] for event in events for actor in event["actor"]])

    def test_parquet_in_arrow_loses_nothing(self):
        path, events = self.export("events.parquet")
        rows = pyarrow.parquet.read_table(path).to_pylist()
        for row in rows:
            for part, day in [("date", "from"), ("date", "to"), ("article", "published")]:
                row[part][day] = row[part][day] and row[part][day].isoformat()
        self.assertEqual(rows, events)

    def test_parquet_in_pandas(self):
        path, events = self.export("events.parquet")
        actors = pd.read_parquet(path).explode("actor").actor.dropna()
        told = [actor["text"] for event in events for actor in event["actor"]]
        self.assertEqual([actor["text"] for actor in actors], told)

    def test_parquet_in_duckdb(self):
        path, events = self.export("events.parquet")
        query = f"""SELECT a.country, count(*) AS attacks, sum(dead) AS dead FROM '{path}', UNNEST(actor) AS t(a)
                    WHERE event = 'ASSAULT' AND status = 'actual' GROUP BY 1 ORDER BY 2 DESC, 1"""
        attacks = [actor["country"] for event in events if event["event"] == "ASSAULT" for actor in event["actor"]]
        found = {country: count for country, count, _ in duckdb.sql(query).fetchall()}
        self.assertEqual(found, {country: attacks.count(country) for country in attacks})

    def test_plover_holds_articles_with_their_events(self):
        path, events = self.export("events.plover.jsonl")
        articles = lines(path)
        self.assertEqual([article["id"] for article in articles], list(dict.fromkeys(event["doc"] for event in events)))
        told = [event for article in articles for event in article["events"]]
        triggers = lambda events: [event["mentions"][0]["span"] for event in events]
        self.assertEqual(triggers(told), triggers(events))
        fields = "event mode status mentions actor recipient date place source dead injured contexts"
        self.assertEqual(set(told[0]), set(fields.split()))

    def test_polecat_with_and_without_quotes(self):
        path, events = self.export("events.polecat.tsv")
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            table = pd.read_csv(path, sep="\t", quoting=quoting, keep_default_na=False)
            self.assertEqual(table.shape, (len(events), 40))
            self.assertEqual(list(table["Event ID"]), [event["id"] for event in events])
        self.assertEqual(table["Quad Code"][0], "VERBAL COOPERATION")
        self.assertEqual(table["Actor COW"][0], "365; 365")

    def test_acled_in_pandas(self):
        path, events = self.export("events.acled.csv")
        table = pd.read_csv(path, parse_dates=["event_date"])
        self.assertEqual(table.shape, (len(events), 31))
        self.assertEqual(table.fatalities.sum(), sum(event["dead"] or 0 for event in events))
        protests = table[table.event_type == "Protests"]
        self.assertEqual(set(protests.inter1), {"Protesters"})
        self.assertEqual(set(protests.disorder_type), {"Demonstrations"})
        self.assertTrue(protests.actor1.str.startswith("Protesters (").all())

    def test_gdelt_in_gdeltpyr(self):
        path, events = self.export("events.gdelt.tsv")
        columns = list(pd.read_csv(pathlib.Path(sys.prefix, "data", "events2.csv")).name)
        table = self.gdelt_worker(path)
        self.assertEqual(table.shape, (len(events), len(columns)))
        table.columns = columns
        self.assertEqual(list(table.GLOBALEVENTID), [int(event["id"], 16) >> 1 for event in events])
        self.assertEqual(list(table.EventCode), [event["cameo"] for event in events])
        self.assertEqual(list(table.QuadClass), [event["quad"] for event in events])
        self.assertTrue(table.GoldsteinScale.dropna().between(-10, 10).all())
        self.assertEqual((table.Actor1Code[0], table.Actor2Code[0]), ("RUSGOV", "MLIGOVMIL"))
        self.assertEqual((table.ActionGeo_CountryCode[0], table.ActionGeo_Type[0]), ("ML", 4))
        days = pd.to_datetime(table.SQLDATE.dropna().astype(int).astype(str), format="%Y%m%d")
        told = [event["date"]["from"] for event in events if event["date"]["from"]]
        self.assertEqual(list(days.dt.strftime("%Y-%m-%d")), told)
        safe = str.maketrans({"\t": " ", "\r": " ", "\n": " ", "\u2028": " ", '"': "'"})
        self.assertEqual(table.SOURCEURL.iloc[-1], HOSTILE.translate(safe))

    def gdelt_worker(self, path):
        """gdeltPyR fetches zipped files; it is given ours, from this machine.

        Its package asks the network for tables when it is imported, its reader does not.
        """
        folder = importlib.util.find_spec("gdelt").submodule_search_locations[0]
        spec = importlib.util.spec_from_file_location("gdelt_parallel", pathlib.Path(folder, "parallel.py"))
        reader = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(reader)
        with zipfile.ZipFile(self.folder / "20251112000000.export.CSV.zip", "w") as archive:
            archive.write(path, "20251112000000.export.CSV")
        quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=self.folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with contextlib.closing(server.socket), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            url = f"http://127.0.0.1:{server.server_port}/20251112000000.export.CSV.zip"
            no_proxy = {"http": None, "https": None}
            table = reader._mp_worker(url, table="events", proxies=no_proxy)
            server.shutdown()
        return table

    def test_geojson_in_gdal(self):
        path, events = self.export("events.geojson")
        meta, features = pyogrio.read_arrow(path)
        self.assertEqual((meta["geometry_type"], meta["crs"]), ("Point", "EPSG:4326"))
        rows = features.to_pylist()
        self.assertEqual([row["event"] for row in rows], [event["event"] for event in events])
        placed = [bool(event["place"] and event["place"]["lat"] is not None) for event in events]
        self.assertEqual([row[meta["geometry_name"] or "wkb_geometry"] is not None for row in rows], placed)

    def test_hxl_tags_stand_under_the_names(self):
        path, events = self.export("events.hxl.csv")
        names, tags, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""))
        self.assertTrue(all(tag.startswith("#") for tag in tags))
        killed = [row[tags.index("#affected+killed")] for row in rows]
        self.assertEqual(killed, ["" if event["dead"] is None else str(event["dead"]) for event in events])

    def test_a_choice_of_events(self):
        path, _ = self.export("chosen.jsonl", "--type", "assault,protest", "--country", "NER", "--since", "2025-03-05")
        self.assertEqual([event["event"] for event in lines(path)], ["ASSAULT", "PROTEST"])


if __name__ == "__main__":
    unittest.main()
