"""Writes learning.safetensors: loss and gradients of one batch, by PyTorch's autograd. See README.md."""

import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

HERE = Path(__file__).resolve().parent

# Small, so that the file is: every kind of weight is there, and no two sizes are equal.
VOCABULARY, D_MODEL, D_MLP, N_CTX, LAYERS = 23, 16, 40, 9, 2
TEXTS, LENGTH = 6, 7
EPS = 1e-12


def shapes(attention: str) -> dict[str, list[int]]:
    found = {
        "embeddings.word_embeddings.weight": [VOCABULARY, D_MODEL],
        "embeddings.position_embeddings.weight": [N_CTX, D_MODEL],
        "embeddings.token_type_embeddings.weight": [1, D_MODEL],
    }

    def norm(name: str) -> None:
        found[f"{name}.weight"] = [D_MODEL]
        found[f"{name}.bias"] = [D_MODEL]

    def linear(name: str, inner: int, outer: int) -> None:
        found[f"{name}.weight"] = [outer, inner]
        found[f"{name}.bias"] = [outer]

    norm("embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        if attention == "learned":
            for name in ("query", "key", "value"):
                linear(f"{layer}.attention.self.{name}", D_MODEL, D_MODEL)
            linear(f"{layer}.attention.output.dense", D_MODEL, D_MODEL)
        norm(f"{layer}.attention.output.LayerNorm")
        linear(f"{layer}.intermediate.dense", D_MODEL, D_MLP)
        linear(f"{layer}.output.dense", D_MLP, D_MODEL)
        norm(f"{layer}.output.LayerNorm")
    linear("cls.predictions.decoder", D_MODEL, VOCABULARY)
    return found


def forward(w: dict[str, torch.Tensor], attention: str, ids: torch.Tensor) -> torch.Tensor:
    """Scores of the next word from the last vector: [texts, n] -> [texts, vocabulary]"""

    def norm(x: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(x, [D_MODEL], w[f"{name}.weight"], w[f"{name}.bias"], EPS)

    def linear(x: torch.Tensor, name: str) -> torch.Tensor:
        return F.linear(x, w[f"{name}.weight"], w[f"{name}.bias"])

    x = w["embeddings.word_embeddings.weight"][ids]
    x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
    x = norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        if attention == "learned":
            q, k, v = (linear(x, f"{layer}.attention.self.{n}") for n in ("query", "key", "value"))
            scores = q @ k.transpose(1, 2) / math.sqrt(D_MODEL)
        elif attention == "dot-product":
            scores, v = x @ x.transpose(1, 2) / math.sqrt(D_MODEL), x
        else:
            unit = x / x.norm(dim=-1, keepdim=True)
            scores, v = unit @ unit.transpose(1, 2), x
        gathered = torch.softmax(scores, dim=-1) @ v
        if attention == "learned":
            gathered = linear(gathered, f"{layer}.attention.output.dense")
        x = norm(x + gathered, f"{layer}.attention.output.LayerNorm")
        thought = linear(F.gelu(linear(x, f"{layer}.intermediate.dense")), f"{layer}.output.dense")
        x = norm(x + thought, f"{layer}.output.LayerNorm")
    return linear(x[:, -1], "cls.predictions.decoder")


def main() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(5)
    ids = torch.randint(0, VOCABULARY, (TEXTS, LENGTH))
    ids[0, 3] = ids[0, 1]  # a word that comes twice gets both gradients
    following = torch.randint(0, VOCABULARY, (TEXTS,))
    tensors = {"ids": ids.to(torch.float32), "next": following.to(torch.float32)}
    weights = {name: 0.3 * torch.randn(shape) for name, shape in shapes("learned").items()}
    for name in weights:
        if name.endswith("LayerNorm.weight"):
            weights[name] += 1
    tensors |= {f"weights.{name}": value for name, value in weights.items()}
    for attention in ("learned", "dot-product", "unit-dot-product"):
        # float64, so that what differs is the page's rounding alone
        w = {name: weights[name].double().requires_grad_() for name in shapes(attention)}
        loss = F.cross_entropy(forward(w, attention, ids), following)
        loss.backward()
        tensors[f"{attention}.loss"] = loss.detach().float().reshape(1)
        tensors |= {f"{attention}.{name}": value.grad.float() for name, value in w.items()}
    path = HERE / "learning.safetensors"
    save_file({name: value.contiguous() for name, value in tensors.items()}, path)
    path.chmod(0o644)  # the library writes it for its owner alone
    print(f"{len(tensors)} tensors, {sum(t.numel() for t in tensors.values()):,} numbers")


if __name__ == "__main__":
    main()
