"""Writes small/: BERTs of some kB with transformers' numbers, and some it reads otherwise. See README.md."""

import copy
import json
import shutil
import struct
from pathlib import Path

import numpy as np
import torch
import transformers
from safetensors.torch import save_file

SMALL = Path(__file__).resolve().parent / "small"

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "he", "He", "sat", "on", "loc", "<", ">", "."]
WORDS += ["caf\u00e9", "cafe", "\u6c34", "\u8eca", "\u6c34\u8eca", "##s", "bank"]
# One embedding more than the tokenizer has entries: room for a token that is added as id 20.
SIZES = dict(vocab_size=21, hidden_size=8, num_hidden_layers=2, num_attention_heads=2)
SIZES |= dict(intermediate_size=12, max_position_embeddings=24)
TEXTS = ["he sat on <loc>", "He sat on the caf\u00e9 banks.", "\u6c34\u8eca <LOC>s <loc>."]
TEXTS += ["bank<loc>bank  <loc>  <loc>s <loc>"]


def added(content: str, number: int, special: bool, **flags: bool) -> dict:
    flags = dict(single_word=False, lstrip=False, rstrip=False, normalized=False) | flags
    return dict(id=number, content=content, special=special, **flags)


def tokenizer(more: list = (), **normalizer) -> dict:
    special = lambda name: dict(SpecialToken=dict(id=name, type_id=0))
    options = dict(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True)
    entry = lambda name: dict(id=name, ids=[WORDS.index(name)], tokens=[name])
    return dict(
        version="1.0",
        truncation=None,
        padding=None,
        added_tokens=[added(word, i, True) for i, word in enumerate(WORDS[:5])] + list(more),
        normalizer=dict(type="BertNormalizer") | options | normalizer,
        pre_tokenizer=dict(type="BertPreTokenizer"),
        post_processor=dict(
            type="TemplateProcessing",
            single=[special("[CLS]"), dict(Sequence=dict(id="A", type_id=0)), special("[SEP]")],
            pair=[dict(Sequence=dict(id="A", type_id=0)), dict(Sequence=dict(id="B", type_id=1))],
            special_tokens={name: entry(name) for name in ("[CLS]", "[SEP]")},
        ),
        decoder=dict(type="WordPiece", prefix="##", cleanup=True),
        model=dict(
            type="WordPiece",
            unk_token="[UNK]",
            continuing_subword_prefix="##",
            max_input_chars_per_word=100,
            vocab={word: i for i, word in enumerate(WORDS)},
        ),
    )


def write_misaligned(tensors: dict, path: Path) -> None:
    """A safetensors file whose data begins at an odd byte, with a byte between tensors."""
    header, data = {}, b""
    for number, (name, tensor) in enumerate(tensors.items()):
        if number % 2 == 0:
            header[f"odd.{number}"] = dict(dtype="U8", shape=[1], data_offsets=[len(data), len(data) + 1])
            data += b"\0"
        part = tensor.numpy().tobytes()
        header[name] = dict(dtype="F32", shape=list(tensor.shape), data_offsets=[len(data), len(data) + len(part)])
        data += part
    head = json.dumps(header).encode()
    head += b" " * (1 - len(head) % 2)  # 8 + an odd number
    path.write_bytes(struct.pack("<Q", len(head)) + head + data)


def old_names(tensors: dict) -> dict:
    rename = lambda name: name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta")
    return {f"bert.{rename(name)}": tensor for name, tensor in tensors.items()}


def pooler(tensors: dict, value: float) -> dict:
    changed = {name: tensor.clone() for name, tensor in tensors.items()}
    changed["pooler.dense.weight"][0, 0] = value
    return changed


LOC = added("<loc>", 20, False)
LOC_FLAGS = {key: value for key, value in LOC.items() if key != "id"}
config = lambda **fields: dict(config=fields)
tokens = lambda *more, **fields: dict(tokenizer=tokenizer([added("<loc>", 20, **dict(special=False) | fields)]))

# What differs from the plain folder, and the field that must be named where it is refused.
MATCHED = {
    "plain": {},
    "chunked": config(chunk_size_feed_forward=1),
    "eps": config(layer_norm_eps=0.1),
    "added": tokens(),
    "added-special": tokens(special=True),
    "added-normalized": tokens(normalized=True),
    "added-single-word": tokens(single_word=True),
    "added-stripping": tokens(lstrip=True, rstrip=True),
    "added-by-config": dict(tokenizer_config=dict(added_tokens_decoder={"20": LOC_FLAGS})),
    "added-by-list": dict(tokenizer_config=dict(additional_special_tokens=["<loc>"])),
    "added-by-old-file": dict(added_tokens={"<loc>": 20}),
    "cased": dict(tokenizer_config=dict(do_lower_case=False)),
    "cased-stripped": dict(tokenizer_config=dict(do_lower_case=False, strip_accents=True)),
    "accents": dict(tokenizer_config=dict(strip_accents=False)),
    "ideographs-together": dict(tokenizer_config=dict(tokenize_chinese_chars=False)),
    "overruled-twice": dict(tokenizer=tokenizer(lowercase=False), tokenizer_config=dict(strip_accents=False)),
    "as-it-stands": dict(
        tokenizer=tokenizer(lowercase=False),
        tokenizer_config=dict(tokenizer_class="PreTrainedTokenizerFast", do_lower_case=True),
    ),
    "old-names": dict(weights=old_names),
    "misaligned": dict(write=write_misaligned),
    "float64": dict(weights=lambda tensors: {name: tensor.double() for name, tensor in tensors.items()}),
    "pooler-nan": dict(weights=lambda tensors: pooler(tensors, float("nan"))),
    "pooler-huge": dict(weights=lambda tensors: pooler(tensors, 1e9)),
}
REFUSED = {
    "decoder": (config(is_decoder=True), "is_decoder"),
    "cross-attention": (config(is_decoder=True, add_cross_attention=True), "is_decoder"),
    "relative-positions": (config(position_embedding_type="relative_key"), "position_embedding_type"),
    "other-activation": (config(hidden_act="gelu_new"), "hidden_act"),
    "layers-apart": (config(per_layer_config={"1": {"hidden_act": "relu"}}), "per_layer_config"),
    "first-token": (dict(tokenizer_config=dict(cls_token="[MASK]")), "cls_token"),
    "unknown-token": (dict(tokenizer_config=dict(unk_token="[MASK]")), "unk_token"),
    "first-token-old-file": (dict(special_tokens_map=dict(cls_token="[MASK]")), "cls_token"),
    "tokenizer-class": (dict(tokenizer_config=dict(tokenizer_class="RobertaTokenizer")), "tokenizer_class"),
    "too-many-tokens": (dict(tokenizer=tokenizer([LOC, added("<x>", 21, False)])), "<x>"),
    "other-ids": (dict(tokenizer=tokenizer([added("<loc>", 25, False)])), "added_tokens[5].id"),
}


def write(name: str, change: dict) -> Path:
    torch.manual_seed(11)
    folder = SMALL / name
    folder.mkdir(parents=True)
    fields = change.get("config", {})
    settings = transformers.BertConfig(**SIZES)
    model = transformers.BertModel(settings).eval()
    for key, parameter in model.named_parameters():  # layer norm's too, which begin as 1 and 0
        middle = 1 if "LayerNorm.weight" in key else 0
        parameter.data = (middle + 0.5 * torch.randn(parameter.shape)).half().float()
    tensors = {key: value.contiguous() for key, value in model.state_dict().items() if "_ids" not in key}
    tensors = change.get("weights", lambda same: same)(tensors)
    path = folder / "model.safetensors"
    change.get("write", lambda all, path: save_file(all, path, metadata=dict(format="pt")))(tensors, path)
    path.chmod(0o644)
    said = settings.to_dict() | fields | dict(architectures=["BertModel"])
    files = dict(config=said, tokenizer=change.get("tokenizer", tokenizer()))
    for key in ("tokenizer_config", "special_tokens_map", "added_tokens"):
        if key in change:
            files[key] = change[key]
    for file, content in files.items():
        content = {key: value for key, value in content.items() if key not in ("dtype",)}
        (folder / f"{file}.json").write_text(json.dumps(content, default=str) + "\n")
    return folder


@torch.no_grad()
def read(folder: Path) -> list:
    """What AutoTokenizer and AutoModel make of the folder's files."""
    words = transformers.AutoTokenizer.from_pretrained(folder)
    model = transformers.AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    readings = []
    for text in TEXTS:
        ids = words(text)["input_ids"]
        last = model(torch.tensor([ids])).last_hidden_state  # [1, n, hidden_size]
        readings.append(dict(text=text, ids=ids, last=[float(f"{x:.6g}") for x in last.flatten().tolist()]))
    return readings


def main() -> None:
    torch.set_num_threads(1)
    shutil.rmtree(SMALL, ignore_errors=True)
    for name, change in MATCHED.items():
        folder = write(name, copy.deepcopy(change) if "weights" not in change else change)
        (folder / "expected.json").write_text(json.dumps(dict(readings=read(folder))) + "\n")
    for name, (change, field) in REFUSED.items():
        folder = write(name, change)
        (folder / "expected.json").write_text(json.dumps(dict(refused=field)) + "\n")
    print(f"{len(MATCHED)} folders to be read alike, {len(REFUSED)} to be refused")


if __name__ == "__main__":
    main()
