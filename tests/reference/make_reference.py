"""Writes minilm.json and minilm.safetensors: what PyTorch makes of the shipped files. See README.md."""

import json
import math
from pathlib import Path

import tokenizers
import torch
import transformers
from safetensors.torch import save_file

from sentences import SENTENCES

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent.parent / "static" / "models" / "minilm"

# From this many tokens on only every STRIDE-th number is kept, so that the file stays small; a prime,
# so that those kept are spread over all layers, heads, rows and columns.
LONG = 40
STRIDE = 59


def utf16_places(text: str) -> list[int]:
    """UTF-16 units before each code point, and before the end."""
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if ord(character) > 0xFFFF else 1))
    return places


def encode(tokenizer: tokenizers.Tokenizer, text: str) -> tuple[list[int], list[list[int] | None]]:
    """Token ids, and each token's [start, end) in UTF-16 units, None for one that text lacks."""
    encoding = tokenizer.encode(text)
    places = utf16_places(text)
    offsets = [
        None if special else [places[start], places[end]]
        for (start, end), special in zip(encoding.offsets, encoding.special_tokens_mask)
    ]
    return encoding.ids, offsets


def dot_product_pattern(x: torch.Tensor) -> torch.Tensor:
    """softmax(x xᵀ / √d), computed in float64: [n, d] -> [n, n]"""
    x = x.double()
    return torch.softmax(x @ x.T / math.sqrt(x.shape[1]), dim=-1).float()


def chain(model, hidden: torch.Tensor, layer: int, head: int, query: int, key: int) -> dict:
    """One weight from its query and key to the softmax, in float64; layer and head count from 1."""
    attention = model.encoder.layer[layer - 1].attention.self
    x = hidden[layer - 1].double()
    part = slice((head - 1) * 32, head * 32)
    q = x @ attention.query.weight.double().T[:, part] + attention.query.bias.double()[part]
    k = x @ attention.key.weight.double().T[:, part] + attention.key.bias.double()[part]
    dots = k @ q[query]
    scaled = dots / math.sqrt(32)
    return {
        "layer": layer,
        "head": head,
        "from": query,
        "to": key,
        "q": q[query].tolist(),
        "k": k[key].tolist(),
        "dot": dots[key].item(),
        "score": scaled[key].item(),
        "exponential": scaled[key].exp().item(),
        "total": scaled.exp().sum().item(),
        "weight": (scaled[key].exp() / scaled.exp().sum()).item(),
    }


@torch.no_grad()
def main() -> None:
    torch.set_num_threads(1)
    tokenizer = tokenizers.Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True  # "[CLS]" that somebody types is text
    model = transformers.AutoModel.from_pretrained(
        MODEL, attn_implementation="eager", dtype=torch.float32
    ).eval()

    sentences = []
    tensors = {}
    chains = []
    for number, text in enumerate(SENTENCES):
        ids, offsets = encode(tokenizer, text)
        out = model(torch.tensor([ids]), output_hidden_states=True, output_attentions=True)
        hidden = torch.cat(out.hidden_states)  # [7, n, 384]
        pattern = torch.cat(out.attentions)  # [6, 12, n, n]
        dots = torch.stack([dot_product_pattern(x) for x in hidden[:-1]])  # [6, n, n]
        stride = 1 if len(ids) < LONG else STRIDE
        sentences.append({"text": text, "ids": ids, "offsets": offsets, "stride": stride})
        for name, values in (("hidden", hidden), ("pattern", pattern), ("dotProduct", dots)):
            tensors[f"{number}.{name}"] = values.flatten()[::stride].clone()
        if number == 0:
            bank = len(ids) - 3  # [CLS] … bank . [SEP]
            chains.append({"sentence": 0, **chain(model, hidden, 1, 4, bank, 3)})

    made_by = {
        "torch": torch.__version__,
        "transformers": transformers.__version__,
        "tokenizers": tokenizers.__version__,
    }
    index = {"madeBy": made_by, "sentences": sentences, "chains": chains}
    (HERE / "minilm.json").write_text(json.dumps(index, ensure_ascii=True, indent=1) + "\n")
    save_file(tensors, HERE / "minilm.safetensors")
    (HERE / "minilm.safetensors").chmod(0o644)  # the library writes it for its owner alone
    print(f"{len(sentences)} sentences, {sum(t.numel() for t in tensors.values()):,} numbers")


if __name__ == "__main__":
    main()
