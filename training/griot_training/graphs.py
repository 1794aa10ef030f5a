"""The reader as ONNX graphs over one external weights file: the encoder, its weights in bytes, and the heads."""

from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper

from . import labels
from .model import Heads, Layer, Reader

WEIGHTS = "weights.data"
OPSET = 21
ALIGN = 64
TOP = 127  # of a weight as a whole number


class Store:
    """Tensors laid end to end in the external weights file, each once, however many graphs name it."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.placed: dict[str, onnx.TensorProto] = {}

    def put(self, name: str, value: np.ndarray) -> onnx.TensorProto:
        if name not in self.placed:
            self.bytes += b"\0" * (-len(self.bytes) % ALIGN)
            raw = np.ascontiguousarray(value).tobytes()
            proto = TensorProto(
                name=name,
                dims=value.shape,
                data_type=helper.np_dtype_to_tensor_dtype(value.dtype),
                data_location=TensorProto.EXTERNAL,
            )
            for key, told in (("location", WEIGHTS), ("offset", len(self.bytes)), ("length", len(raw))):
                proto.external_data.add(key=key, value=str(told))
            self.bytes += raw
            self.placed[name] = proto
        return self.placed[name]


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of `weight` as whole numbers of −TOP … TOP, and the scale of each row."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / TOP
    return np.clip(np.rint(weight / scale[:, None]), -TOP, TOP).astype(np.int8), scale.astype(np.float32)


@dataclass
class Graph:
    """A graph under construction: `op` adds a node and names its output."""

    store: Store
    nodes: list = field(default_factory=list)
    constants: dict = field(default_factory=dict)

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes):
        names = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def weight(self, name: str, value) -> str:
        value = value.detach().numpy() if hasattr(value, "detach") else value
        self.constants[name] = self.store.put(name, value)
        return name

    def small(self, value, dtype) -> str:
        array = np.array(value, dtype)
        name = f"c_{array.dtype}_{'x'.join(map(str, array.shape))}_{'_'.join(map(str, array.flatten().tolist()))}"
        self.constants[name] = helper.make_tensor(
            name, helper.np_dtype_to_tensor_dtype(array.dtype), array.shape, array.flatten().tolist()
        )
        return name

    def shape(self, x: str, *sizes: int) -> str:
        return self.op("Reshape", x, self.small(sizes, np.int64))

    def linear(self, name: str, x: str, module) -> str:
        """A float linear layer."""
        product = self.op("MatMul", x, self.weight(f"{name}.weight", module.weight.detach().numpy().T.copy()))
        return self.op("Add", product, self.weight(f"{name}.bias", module.bias))

    def model(self, inputs: list, outputs: list) -> onnx.ModelProto:
        for name, _, _ in outputs:
            assert any(name in n.output for n in self.nodes), name
        graph = helper.make_graph(
            self.nodes,
            "griot",
            [helper.make_tensor_value_info(*x) for x in inputs],
            [helper.make_tensor_value_info(*x) for x in outputs],
            list(self.constants.values()),
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)

    def name(self, x: str, called: str) -> None:
        self.nodes.append(helper.make_node("Identity", [x], [called]))


class EncoderGraph(Graph):
    """Ids [pieces] to hidden states [pieces, hidden]; weights are bytes, products floats."""

    def product(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        rounded, scale = quantise(weight)
        bytes_ = self.op("Cast", self.weight(f"{name}.bytes", rounded.T.copy()), to=TensorProto.FLOAT)
        whole = self.op("Mul", bytes_, self.weight(f"{name}.scale", scale))
        return self.op("Add", self.op("MatMul", x, whole), self.weight(f"{name}.bias", bias))

    def linear(self, name: str, x: str, module) -> str:
        return self.product(name, x, module.weight.detach().numpy(), module.bias.detach().numpy())

    def norm(self, name: str, x: str, module) -> str:
        weight, bias = self.weight(f"{name}.weight", module.weight), self.weight(f"{name}.bias", module.bias)
        return self.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=module.eps)

    def layer(self, name: str, x: str, layer: Layer) -> str:
        hidden, heads = layer.out.weight.shape[0], layer.heads
        parts = [(part.weight.detach().numpy(), part.bias.detach().numpy()) for part in (layer.query, layer.key, layer.value)]
        size = 1 / np.sqrt(hidden // heads)
        parts[0] = (parts[0][0] * size, parts[0][1] * size)  # the query carries the attention's scale
        both = self.product(
            f"{name}.qkv", x, np.concatenate([w for w, _ in parts]), np.concatenate([b for _, b in parts])
        )
        split = self.shape(both, -1, 3 * heads, hidden // heads)
        q, k, v = self.op("Split", split, axis=1, num_outputs=3, outputs=3)
        q, v = (self.op("Transpose", y, perm=[1, 0, 2]) for y in (q, v))
        weights = self.op("Softmax", self.op("MatMul", q, self.op("Transpose", k, perm=[1, 2, 0])), axis=-1)
        attended = self.op("Transpose", self.op("MatMul", weights, v), perm=[1, 0, 2])
        attended = self.shape(attended, -1, hidden)
        out = self.linear(f"{name}.out", attended, layer.out)
        x = self.norm(f"{name}.norm1", self.op("Add", x, out), layer.norm1)
        inner = self.op("Gelu", self.linear(f"{name}.up", x, layer.up))
        return self.norm(f"{name}.norm2", self.op("Add", x, self.linear(f"{name}.down", inner, layer.down)), layer.norm2)

    def build(self, reader: Reader) -> onnx.ModelProto:
        encoder = reader.encoder
        rounded, scale = quantise(encoder.words.weight.detach().numpy())
        words = self.op("Cast", self.op("Gather", self.weight("words.bytes", rounded), "ids"), to=TensorProto.FLOAT)
        x = self.op("Mul", words, self.op("Gather", self.weight("words.scale", scale[:, None]), "ids"))
        length = self.op("Shape", "ids")
        places = self.op("Slice", self.weight("positions", encoder.positions.weight), self.small([0], np.int64), length, self.small([0], np.int64))
        x = self.norm("norm", self.op("Add", x, places), encoder.norm)
        for number, layer in enumerate(encoder.layers):
            x = self.layer(f"layer{number}", x, layer)
        self.name(x, "hidden")
        self.name(self.op("Softmax", super().linear("tag", x, reader.heads.tag), axis=-1), "tags")
        hidden = encoder.words.weight.shape[1]
        return self.model(
            [("ids", TensorProto.INT32, ["pieces"])],
            [("hidden", TensorProto.FLOAT, ["pieces", hidden]), ("tags", TensorProto.FLOAT, ["pieces", labels.TAGS])],
        )


def mlp(graph: Graph, name: str, x: str, module) -> str:
    return graph.linear(f"{name}.2", graph.op("Gelu", graph.linear(f"{name}.0", x, module[0])), module[2])


def gather(graph: Graph, name: str, table, index: str) -> str:
    return graph.op("Gather", graph.weight(name, table.weight), index, axis=0)


def unsqueezed(graph: Graph, x: str, axis: int) -> str:
    return graph.op("Unsqueeze", x, graph.small([axis], np.int64))


def trigger_graph(store: Store, heads: Heads, hidden: int) -> onnx.ModelProto:
    """hidden [pieces, hidden], first, last, kind [triggers], share [triggers, pieces], distance [triggers, pieces]
    to vectors, status, modes, contexts, anchors (probabilities) and roles [triggers, pieces, roles, 3] (probabilities)."""
    g = Graph(store)
    ends = [g.op("Gather", "hidden_in", index, axis=0) for index in ("first", "last")]
    joined = g.op("Concat", *ends, g.op("MatMul", "share", "hidden_in"), axis=-1)
    vectors = g.op("Gelu", g.op("Add", g.linear("trigger", joined, heads.trigger), gather(g, "kind", heads.kind, "kinds")))
    g.name(vectors, "vectors")
    g.name(g.op("Softmax", mlp(g, "status", vectors, heads.status), axis=-1), "status")
    g.name(g.op("Sigmoid", g.linear("mode", vectors, heads.mode)), "modes")
    g.name(g.op("Sigmoid", mlp(g, "context", vectors, heads.context)), "contexts")
    g.name(g.op("Softmax", mlp(g, "anchor", vectors, heads.anchor), axis=-1), "anchors")
    piece = unsqueezed(g, g.linear("role_piece", "hidden_in", heads.role_piece), 0)
    gate = unsqueezed(g, g.linear("role_gate", "hidden_in", heads.role_gate), 0)
    shift = unsqueezed(g, g.linear("role_trigger", vectors, heads.role_trigger), 1)
    scale = unsqueezed(g, g.linear("role_scale", vectors, heads.role_scale), 1)
    mixed = g.op("Add", g.op("Add", piece, shift), g.op("Mul", gate, scale))
    mixed = g.op("Gelu", g.op("Add", mixed, gather(g, "role_distance", heads.role_distance, "distance")))
    roles = g.shape(mlp(g, "role", mixed, heads.role), 0, 0, len(labels.ROLES), 3)
    g.name(g.op("Softmax", roles, axis=-1), "roles")
    whole, real = TensorProto.INT32, TensorProto.FLOAT
    return g.model(
        [("hidden_in", real, ["pieces", hidden]), ("first", whole, ["triggers"]), ("last", whole, ["triggers"]),
         ("kinds", whole, ["triggers"]), ("share", real, ["triggers", "pieces"]), ("distance", whole, ["triggers", "pieces"])],
        [("vectors", real, None), ("status", real, None), ("modes", real, None), ("contexts", real, None),
         ("anchors", real, None), ("roles", real, None)],
    )  # fmt: skip


def party_graph(store: Store, heads: Heads, hidden: int) -> onnx.ModelProto:
    """hidden, share [parties, pieces], vectors [parties, wide] of each one's trigger, role [parties] to sectors."""
    g = Graph(store)
    words = g.linear("party", g.op("MatMul", "share", "hidden_in"), heads.party)
    mixed = g.op("Add", words, g.linear("party_trigger", "vectors_in", heads.party_trigger))
    mixed = g.op("Gelu", g.op("Add", mixed, gather(g, "party_role", heads.party_role, "role")))
    g.name(g.op("Softmax", g.linear("sector", mixed, heads.sector), axis=-1), "sectors")
    whole, real = TensorProto.INT32, TensorProto.FLOAT
    return g.model(
        [("hidden_in", real, ["pieces", hidden]), ("share", real, ["parties", "pieces"]),
         ("vectors_in", real, ["parties", heads.kind.weight.shape[1]]), ("role", whole, ["parties"])],
        [("sectors", real, None)],
    )  # fmt: skip


def link_graph(store: Store, heads: Heads) -> onnx.ModelProto:
    """a, b [pairs, wide] and distance [pairs] to the probability that two triggers tell one event."""
    g = Graph(store)
    pair = g.op("Concat", g.op("Mul", "a", "b"), g.op("Abs", g.op("Sub", "a", "b")), axis=-1)
    mixed = g.op("Add", g.linear("pair", pair, heads.pair), gather(g, "pair_distance", heads.pair_distance, "distance"))
    g.name(g.op("Sigmoid", g.linear("link", g.op("Gelu", mixed), heads.link)), "links")
    whole, real = TensorProto.INT32, TensorProto.FLOAT
    wide = heads.kind.weight.shape[1]
    return g.model(
        [("a", real, ["pairs", wide]), ("b", real, ["pairs", wide]), ("distance", whole, ["pairs"])], [("links", real, None)]
    )
