import { buffer, end, first, number, share } from './context';
import { exp, storeFirst, sum } from './vector';

/** The largest of a row, lanes past its end left out. */
export function largest(row: usize, V: i32): f32 {
  let most: f32 = load<f32>(row);
  let v = 0;
  if (V >= 4) {
    let lanes = v128.load(row);
    for (v = 4; v + 4 <= V; v += 4) lanes = f32x4.max(lanes, v128.load(row + (v << 2)));
    most = max(
      max(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1)),
      max(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)),
    );
  }
  for (; v < V; v++) most = max(most, load<f32>(row + (v << 2)));
  return most;
}

/** to[v] = softmax(row)[v]; gives the sum of e^(row[v] - most). */
export function softmax(row: usize, V: i32, most: f32, to: usize): f32 {
  const top = f32x4.splat(most);
  let lanes = f32x4.splat(0);
  let v = 0;
  for (; v + 4 <= V; v += 4) {
    const power = exp(f32x4.sub(v128.load(row + (v << 2)), top));
    v128.store(to + (v << 2), power);
    lanes = f32x4.add(lanes, power);
  }
  let total = sum(lanes);
  if (v < V) {
    const power = exp(f32x4.sub(v128.load(row + (v << 2)), top));
    storeFirst(to + (v << 2), power, V - v);
    total += f32x4.extract_lane(power, 0);
    if (V - v > 1) total += f32x4.extract_lane(power, 1);
    if (V - v > 2) total += f32x4.extract_lane(power, 2);
  }
  const divisor = f32x4.splat(total);
  for (v = 0; v < V; v += 4) storeFirst(to + (v << 2), f32x4.div(v128.load(to + (v << 2)), divisor), V - v);
  return total;
}

/** logits, targets, dlogits, probabilities, rowLoss; R, V. */
export function softmax_cross_entropy(at: usize): void {
  const R = number(at, 5);
  const V = number(at, 6);
  const share1 = f32x4.splat(1 / <f32>R);
  share(R, 1);
  for (let r = first; r < end; r++) {
    const row = r * V << 2;
    const logits = buffer(at, 0) + row;
    const chances = buffer(at, 3) + row;
    const target = load<u32>(buffer(at, 1) + (r << 2)) << 2;
    const most = largest(logits, V);
    const total = softmax(logits, V, most, chances);
    const gradient = buffer(at, 2) + row;
    for (let v = 0; v < V; v += 4)
      storeFirst(gradient + (v << 2), f32x4.mul(v128.load(chances + (v << 2)), share1), V - v);
    store<f32>(gradient + target, (load<f32>(chances + target) - 1) / <f32>R);
    store<f32>(buffer(at, 4) + (r << 2), <f32>(Math.log(total) - <f64>(load<f32>(logits + target) - most)));
  }
}

/** logits, targets, dlogits, probabilities, rowLoss; R. Few rows: in float64, one by one. */
export function sigmoid_cross_entropy(at: usize): void {
  const R = number(at, 5);
  share(R, 1);
  for (let r = first; r < end; r++) {
    const place = r << 2;
    const z = <f64>load<f32>(buffer(at, 0) + place);
    const y = <f64>load<f32>(buffer(at, 1) + place);
    const e = Math.exp(-abs(z));
    const p = z >= 0 ? 1 / (1 + e) : e / (1 + e);
    store<f32>(buffer(at, 3) + place, <f32>p);
    store<f32>(buffer(at, 2) + place, <f32>((p - y) / R));
    store<f32>(buffer(at, 4) + place, <f32>(max(z, 0.0) - z * y + Math.log1p(e)));
  }
}
