import { corrections, rate } from './account';
import { become, buffer, number, own, thread, threads } from './context';
import { adagrad, adam, adamw, rmsprop, sgd } from './optimizer';
import * as steering from './steering';
import { exp, log1p, madd, sum } from './vector';

// The table by columns, four rows at a time; the bias is the weight of an input that is always 1. Rows past the end have
// no share in anything. All of it lies in this thread's scratch, placed by `lay`.

let width = 0; // inputs, the bias one of them
let height = 0; // rows, in whole fours
let columns: usize = 0; // [width][height]
let labels: usize = 0; // [height]
let shares: usize = 0; // [height]: 1 / rows, then 0
let weights: usize = 0; // [width], as the three that follow, each in whole fours
let grads: usize = 0;
let first: usize = 0;
let second: usize = 0;
let command: usize = 0; // of an optimizer, on the four above

function lay(songs: usize, rows: i32, F: i32, labelsAt: i32): void {
  width = F + 1;
  height = (rows + 3) & -4;
  const block = ((width + 3) & -4) << 2;
  columns = own();
  labels = columns + (width * height << 2);
  shares = labels + (height << 2);
  weights = shares + (height << 2);
  grads = weights + block;
  first = grads + block;
  second = first + block;
  command = second + block;
  memory.fill(columns, 0, command - columns);
  for (let r = 0; r < rows; r++) {
    for (let f = 0; f < F; f++) store<f32>(columns + (f * height + r << 2), load<f32>(songs + (r * F + f << 2)));
    store<f32>(columns + (F * height + r << 2), 1);
    store<f32>(labels + (r << 2), load<f32>(songs + (labelsAt + r << 2)));
    store<f32>(shares + (r << 2), 1 / <f32>rows);
  }
}

/** Inputs' numbers from the flat buffer or back: F of them side by side, and the bias's. */
function gatherIn(from: usize, biasAt: i32, to: usize): void {
  memory.copy(to, from, (width - 1) << 2);
  store<f32>(to + ((width - 1) << 2), load<f32>(from + (biasAt << 2)));
}

function scatterOut(from: usize, to: usize, biasAt: i32): void {
  memory.copy(to, from, (width - 1) << 2);
  store<f32>(to + (biasAt << 2), load<f32>(from + ((width - 1) << 2)));
}

/** Mean loss over all rows; its gradient goes to `grads`. */
function look(): f32 {
  const one = f32x4.splat(1);
  const bytes: usize = height << 2;
  const stop = columns + width * bytes;
  let loss = f32x4.splat(0);
  for (let r: usize = 0; r < bytes; r += 16) {
    let z = f32x4.splat(0);
    let w = weights;
    for (let x = columns + r; x < stop; x += bytes) {
      z = madd(v128.load(x), v128.load32_splat(w), z);
      w += 4;
    }
    const y = v128.load(labels + r);
    const share = v128.load(shares + r);
    const e = exp(f32x4.neg(f32x4.abs(z)));
    const q = f32x4.div(one, f32x4.add(one, e));
    const chance = v128.bitselect(q, f32x4.mul(e, q), f32x4.ge(z, f32x4.splat(0)));
    const delta = f32x4.mul(f32x4.sub(chance, y), share);
    const rowLoss = f32x4.add(f32x4.sub(f32x4.max(z, f32x4.splat(0)), f32x4.mul(z, y)), log1p(e));
    loss = madd(rowLoss, share, loss);
    let g = grads;
    for (let x = columns + r; x < stop; x += bytes) {
      const part = sum(f32x4.mul(v128.load(x), delta));
      store<f32>(g, r ? load<f32>(g) + part : part);
      g += 4;
    }
  }
  return sum(loss);
}

/** Global norm of `grads`, and by how much it is to be cut, as `account` says. */
function measure(hyper: usize, control: usize): void {
  let squares = f32x4.splat(0);
  for (let at = grads; at < first; at += 16) squares = madd(v128.load(at), v128.load(at), squares);
  const norm = Math.sqrt(<f64>sum(squares));
  const limit = <f64>load<f32>(hyper + steering.hyperClipNorm);
  store<f32>(control + steering.controlGradNorm, <f32>norm);
  store<f32>(control + steering.controlClipScale, <f32>(limit > 0 ? min(1.0, limit / (norm + 1e-6)) : 1.0));
}

function update(rule: i32): void {
  switch (rule) {
    case 0: return sgd(command);
    case 1: return rmsprop(command);
    case 2: return adagrad(command);
    case 3: return adam(command);
    default: return adamw(command);
  }
}

/** songs, p, g, moments, hyper, counters, control, ring; rows, F, labelsAt, biasAt, n, S, rule, rounds. */
export function train_neuron(at: usize): void {
  if (thread != 0) return;
  const p = buffer(at, 1);
  const moments = buffer(at, 3);
  const hyper = buffer(at, 4);
  const counters = buffer(at, 5);
  const control = buffer(at, 6);
  const ring = buffer(at, 7);
  const biasAt = number(at, 11);
  const later = moments + (number(at, 12) << 2);
  const places = <u32>number(at, 13);
  const rule = number(at, 14);
  lay(buffer(at, 0), number(at, 8), number(at, 9), number(at, 10));
  gatherIn(p, biasAt, weights);
  gatherIn(moments, biasAt, first);
  gatherIn(later, biasAt, second);
  store<u32>(command, <u32>weights);
  store<u32>(command, <u32>grads, 4);
  store<u32>(command, <u32>first, 8);
  store<u32>(command, <u32>second, 12);
  store<u32>(command, <u32>hyper, 16);
  store<u32>(command, <u32>control, 20);
  store<i32>(command, width, 24);
  // The optimizers share their work; here all of it is this thread's.
  const count = threads;
  become(0, 1);
  let step = load<u32>(counters + steering.counterStep);
  for (let round = number(at, 15); round > 0; round--) {
    const loss = look();
    measure(hyper, control);
    rate(hyper, step, control);
    // They cost more than the rest: only where Adam needs them, and the last time, when they are told.
    if (rule >= 3 || round == 1) corrections(hyper, step, control);
    update(rule);
    store<f32>(control + steering.controlLoss, loss);
    const place = ring + ((step % places) << 3);
    store<f32>(place, loss);
    store<f32>(place, load<f32>(control + steering.controlGradNorm), 4);
    step++;
  }
  become(0, count);
  store<u32>(counters + steering.counterStep, step);
  scatterOut(weights, p, biasAt);
  scatterOut(grads, buffer(at, 2), biasAt);
  scatterOut(first, moments, biasAt);
  scatterOut(second, later, biasAt);
}
