/** softmax of a row of scores, in float64: exp(s_j − max) ÷ Σ exp(s_k − max). */
export function softmaxOf(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
