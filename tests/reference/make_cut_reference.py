"""Writes cuts.json and cuts.safetensors: hidden states of the shipped MiniLM under cuts. See README.md."""

import json
import math
from pathlib import Path

import tokenizers
import torch
import transformers
from safetensors.torch import save_file

from make_reference import MODEL, encode

HERE = Path(__file__).resolve().parent

# Every STRIDE-th number is kept; a prime, so that those kept are spread over layers, words and columns.
STRIDE = 7

BANK = "I went swimming with Anna at the bank."
GRANDMA = "I ate, grandma."

# Each kind alone, for one place, for some and everywhere, and kinds together.
INTERVENTIONS = [
    (BANK, []),
    (BANK, ["edge layer=1 head=4 from=8 to=3"]),
    (BANK, ["edge layer=* head=* from=8 to=3"]),
    (BANK, ["edge layer=3 head=* from=* to=0"]),
    (BANK, ["edge layer=2 head=5 from=6 to=%d" % to for to in range(10)]),
    (BANK, ["mute layer=1 head=4 from=8 to=3"]),
    (BANK, ["mute layer=6 head=7 from=8 to=3"]),
    (BANK, ["mute layer=* head=* from=8 to=3"]),
    (BANK, ["mute layer=2 head=* from=* to=0"]),
    (BANK, ["mute layer=4 head=1 from=5 to=*"]),
    (BANK, ["mute layer=* head=* from=* to=*"]),
    (BANK, ["keys layer=1 head=4"]),
    (BANK, ["keys layer=5 head=*"]),
    (BANK, ["keys layer=* head=*"]),
    (BANK, ["head layer=3 head=5"]),
    (BANK, ["head layer=* head=12"]),
    (BANK, ["attention layer=2"]),
    (BANK, ["attention layer=*"]),
    (BANK, ["mlp layer=6"]),
    (BANK, ["mlp layer=*"]),
    (BANK, ["edge layer=1 head=4 from=8 to=3", "mute layer=1 head=4 from=8 to=1"]),
    (BANK, ["edge layer=2 head=3 from=4 to=2", "mute layer=2 head=3 from=4 to=2"]),
    (BANK, ["keys layer=* head=*", "edge layer=* head=* from=8 to=8"]),
    (BANK, ["keys layer=3 head=5", "mute layer=3 head=* from=* to=8", "head layer=3 head=1"]),
    (BANK, ["attention layer=1", "mlp layer=2", "head layer=3 head=*", "keys layer=4 head=*"]),
    (BANK, ["mute layer=* head=* from=8 to=*", "edge layer=5 head=* from=* to=10", "mlp layer=4"]),
    (GRANDMA, []),
    (GRANDMA, ["edge layer=2 head=9 from=2 to=3"]),
    (GRANDMA, ["mute layer=* head=* from=4 to=3"]),
    (GRANDMA, ["keys layer=2 head=9", "mlp layer=1"]),
    (GRANDMA, ["head layer=6 head=3", "attention layer=5", "edge layer=* head=* from=* to=3"]),
]


def read_cut(text: str) -> tuple[str, dict[str, str]]:
    kind, *fields = text.split()
    return kind, dict(field.split("=") for field in fields)


def covers(which: str, number: int) -> bool:
    return which == "*" or int(which) == number


def cells(cuts: list, kind: str, layer: int, head: int, n: int) -> torch.Tensor:
    """Which of a head's cells cuts of this kind cover, [n, n]."""
    covered = torch.zeros(n, n, dtype=torch.bool)
    for of, cut in cuts:
        if of == kind and covers(cut["layer"], layer) and covers(cut["head"], head):
            rows = [covers(cut["from"], i) for i in range(n)]
            columns = [covers(cut["to"], j) for j in range(n)]
            covered |= torch.tensor(rows)[:, None] & torch.tensor(columns)[None, :]
    return covered


def is_cut(cuts: list, kind: str, layer: int, head: int | None = None) -> bool:
    return any(
        of == kind and covers(cut["layer"], layer) and (head is None or covers(cut["head"], head))
        for of, cut in cuts
    )


def layer_with(block, x: torch.Tensor, number: int, cuts: list, heads: int) -> torch.Tensor:
    """One layer of BERT with cuts, [n, d] -> [n, d]; block is Hugging Face's BertLayer."""
    n, d = x.shape
    size = d // heads
    attention = block.attention
    q, k, v = (part(x) for part in (attention.self.query, attention.self.key, attention.self.value))
    gathered = []
    for head in range(1, heads + 1):
        own = slice((head - 1) * size, head * size)
        key = q[:, own] if is_cut(cuts, "keys", number, head) else k[:, own]
        scores = q[:, own] @ key.T / math.sqrt(size)
        scores = scores.masked_fill(cells(cuts, "edge", number, head, n), -math.inf)
        weights = torch.softmax(scores, dim=-1)
        z = weights.masked_fill(cells(cuts, "mute", number, head, n), 0) @ v[:, own]
        gathered.append(torch.zeros_like(z) if is_cut(cuts, "head", number, head) else z)
    added = attention.output.dense(torch.cat(gathered, dim=1))
    kept = 0 if is_cut(cuts, "attention", number) else 1
    x = attention.output.LayerNorm(x + kept * added)
    thought = block.output.dense(block.intermediate(x))
    kept = 0 if is_cut(cuts, "mlp", number) else 1
    return block.output.LayerNorm(x + kept * thought)


@torch.no_grad()
def main() -> None:
    torch.set_num_threads(1)
    tokenizer = tokenizers.Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = transformers.AutoModel.from_pretrained(
        MODEL, attn_implementation="eager", dtype=torch.float32
    ).eval()
    heads = model.config.num_attention_heads

    interventions = []
    tensors = {}
    for number, (text, written) in enumerate(INTERVENTIONS):
        ids, _ = encode(tokenizer, text)
        cuts = [read_cut(cut) for cut in written]
        out = model(torch.tensor([ids]), output_hidden_states=True)
        hidden = [out.hidden_states[0][0]]
        for layer, block in enumerate(model.encoder.layer, start=1):
            hidden.append(layer_with(block, hidden[-1], layer, cuts, heads))
        if not cuts:  # the layers above are those of the library
            for own, theirs in zip(hidden, out.hidden_states, strict=True):
                assert torch.allclose(own, theirs[0], atol=1e-5)
        interventions.append({"text": text, "cuts": written, "stride": STRIDE})
        tensors[str(number)] = torch.stack(hidden).flatten()[::STRIDE].clone()

    made_by = {"torch": torch.__version__, "transformers": transformers.__version__}
    index = {"madeBy": made_by, "interventions": interventions}
    (HERE / "cuts.json").write_text(json.dumps(index, ensure_ascii=True, indent=1) + "\n")
    save_file(tensors, HERE / "cuts.safetensors")
    (HERE / "cuts.safetensors").chmod(0o644)  # the library writes it for its owner alone
    print(f"{len(interventions)} interventions, {sum(t.numel() for t in tensors.values()):,} numbers")


if __name__ == "__main__":
    main()
