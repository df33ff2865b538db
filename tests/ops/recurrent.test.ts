import { describe, test } from 'vitest';
import { dot, example, expectGradient, numbers, run } from './worked.ts';

const { LN2, log } = Math;

describe('by hand, an RNN of one unit', () => {
  const weights = { w_hh: [0.5], b_ih: [0.25], b_hh: [0.25] };
  // From h = 2: (ln 2 - 1.5) + 0.25 + 0.25 + 2 * 0.5 = ln 2, whose tanh is 3/5.
  // From h = 3/5: -0.8 + 0.5 + 0.6 * 0.5 = 0, whose tanh is 0.
  const pre = [LN2 - 1.5, -0.8];

  test('one step', () => {
    example('rnn_cell', { t: 0, T: 1, B: 1, H: 1 }, { ...weights, pre: [pre[0]!], h: [2] }, { h: [2, 0.6] });
  });

  test('a sequence of two, from the state the last one ended in or from zero', () => {
    const params = { T: 2, B: 1, H: 1, carry: 1 };
    example('rnn_sequence', params, { ...weights, pre, h: [9, 9, 2] }, { h: [2, 0.6, 0] });
    // From 0 the first sum is ln 2 - 1; 1 more in the input makes it ln 2 again.
    const fresh = { ...weights, pre: [LN2 - 0.5, -0.8], h: [9, 9, 2] };
    example('rnn_sequence', { ...params, carry: 0 }, fresh, { h: [0, 0.6, 0] });
  });

  test('backward', () => {
    // Last step: da = 0.5 (1 - 0) = 0.5. First: dh = 1 + 0.5 * 0.5 = 1.25, da = 1.25 (1 - 9/25) = 0.8.
    const h = [2, 0.6, 0];
    const before = { w_hh: [0.5], h, dh: [1, 0.5] };
    const after = { dh: [1.25, 0.5], da: [0.8, 0.5] };
    example('rnn_cell_grad', { t: 1, T: 2, B: 1, H: 1 }, before, { dh: [1, 0.5], da: [0, 0.5] });
    example('rnn_cell_grad', { t: 0, T: 2, B: 1, H: 1 }, { ...before, da: [0, 0.5] }, after);
    example('rnn_sequence_grad', { T: 2, B: 1, H: 1 }, before, after);
  });
});

describe('by hand, an LSTM of one unit', () => {
  const weights = { w_hh: [0.5, -0.25, 0, 1], b_ih: [0, 0.25, 0, -1], b_hh: [0, 0.25, 0, -1] };
  // First step, h = 2. i: ln 3 - 1 + 2 * 0.5 = ln 3, sigmoid 3/4. f: 0.25 + 0.25 - 2 * 0.25 = 0, 1/2.
  // g: ln 2, tanh 3/5. o: -ln 3 - 2 + 2 * 1 = -ln 3, 1/4.
  // c = c0 / 2 + 3/4 * 3/5 = ln 2 where c0 = 2 (ln 2 - 0.45); h = 1/4 tanh(ln 2) = 1/4 * 3/5 = 0.15.
  const c0 = 2 * (LN2 - 0.45);
  const first = [log(3) - 1, 0, LN2, -log(3)];
  const open = [3 / 4, 1 / 2, 3 / 5, 1 / 4];
  // Second step, h = 0.15: the input takes away what biases and state add, so that every sum is 0: 1/2, 1/2, 0, 1/2.
  // c = ln 2 / 2; tanh of it = (2 - 1) / (2 + 1) = 1/3; h = 1/6.
  const second = [-0.15 * 0.5, -(0.5 - 0.15 * 0.25), 0, 2 - 0.15];
  const half = [1 / 2, 1 / 2, 0, 1 / 2];

  test('one step', () => {
    const given = { ...weights, gates: first, h: [2], c: [c0] };
    example('lstm_cell', { t: 0, T: 1, B: 1, H: 1 }, given, { gates: open, h: [2, 0.15], c: [c0, LN2] });
  });

  test('a sequence of two, from where the last one ended', () => {
    const given = { ...weights, gates: [...first, ...second], h: [9, 9, 2], c: [9, 9, c0] };
    const left = { gates: [...open, ...half], h: [2, 0.15, 1 / 6], c: [c0, LN2, LN2 / 2] };
    example('lstm_sequence', { T: 2, B: 1, H: 1, carry: 1 }, given, left);
  });

  test('one step backward', () => {
    // dc = 1 * 1/4 (1 - 9/25) = 0.16. i: 0.16 * 0.6 * 3/4 * 1/4 = 0.018. f: 0.16 c0 / 4. g: 0.16 * 3/4 (1 - 9/25) =
    // 0.0768. o: 1 * 3/5 * 1/4 * 3/4 = 0.1125. On to the memory before: 0.16 / 2.
    const given = { w_hh: weights.w_hh, gates: open, c: [c0, LN2], dh: [1] };
    const left = { dh: [1], dgates: [0.018, 0.04 * c0, 0.0768, 0.1125], dc: [0.08] };
    example('lstm_cell_grad', { t: 0, T: 1, B: 1, H: 1 }, given, left);
  });

  test('two steps backward', () => {
    // Second: dc = 2 * 1/2 (1 - 1/9) = 8/9. i: 0 as g = 0. f: 8/9 ln 2 / 4. g: 8/9 / 2. o: 2 * 1/3 / 4. Back: 8/9 / 2.
    const later = [0, (2 / 9) * LN2, 4 / 9, 1 / 6];
    // First: dh = 1 - (2/9 ln 2) / 4 + 1/6 * 1; dc = 4/9 + 0.16 dh; gates as above.
    const dh = 7 / 6 - LN2 / 18;
    const dc = 4 / 9 + 0.16 * dh;
    const given = { w_hh: weights.w_hh, gates: [...open, ...half], c: [c0, LN2, LN2 / 2], dh: [1, 2] };
    const dgates = [0.1125 * dc, 0.25 * c0 * dc, 0.48 * dc, 0.1125 * dh, ...later];
    example('lstm_sequence_grad', { T: 2, B: 1, H: 1 }, given, { dh: [dh, 2], dgates, dc: [dc / 2] });
  });
});

test('by hand: a sequence starts where the last ended, or from zeros', () => {
  const params = { T: 2, B: 1, H: 2 };
  const h = [1, 2, 3, 4, 5, 6];
  const c = [7, 8, 9, 10, 11, 12];
  example('rnn_start', { ...params, carry: 1 }, { h }, { h: [5, 6, 3, 4, 5, 6] });
  example('rnn_start', { ...params, carry: 0 }, { h }, { h: [0, 0, 3, 4, 5, 6] });
  const carried = { h: [5, 6, 3, 4, 5, 6], c: [11, 12, 9, 10, 11, 12] };
  example('lstm_start', { ...params, carry: 1 }, { h, c }, carried);
  example('lstm_start', { ...params, carry: 0 }, { h, c }, { h: [0, 0, 3, 4, 5, 6], c: [0, 0, 9, 10, 11, 12] });
});

describe.each([
  { T: 1, B: 1, H: 1 },
  { T: 3, B: 2, H: 5 },
  { T: 5, B: 3, H: 3 },
])('central differences through time, %j', (sizes) => {
  const { T, B, H } = sizes;
  const states = B * H;
  // The loss weighs the state after every step.
  const weigh = numbers(1, T * states);

  test('RNN, step by step and as one op, by inputs, recurrent weights and biases', () => {
    const params = { ...sizes, carry: 1 };
    const w_hh = numbers(2, H * H);
    const b_ih = numbers(3, H);
    const b_hh = numbers(4, H);
    const pre = numbers(5, T * states);
    const h = Float64Array.from([...new Float64Array(T * states), ...numbers(6, states)]);
    const forward = () => run('rnn_sequence', params, { w_hh, b_ih, b_hh, pre, h }).h!;
    const loss = () => dot(forward().subarray(states), weigh);
    const after = forward();
    let step = { dh: weigh, da: new Float64Array(T * states) } as Record<string, ArrayLike<number>>;
    for (let t = T - 1; t >= 0; t--)
      step = run('rnn_cell_grad', { ...sizes, t }, { w_hh, h: after, dh: step.dh!, da: step.da! });
    expectGradient(pre, step.da!, loss);
    const { da } = run('rnn_sequence_grad', sizes, { w_hh, h: after, dh: weigh });
    expectGradient(pre, da!, loss);
    const weights = run(
      'recurrent_grad',
      { M: H, N: H, K: T * B, offsetA: 0 },
      { h: after.subarray(0, T * states), da: da! },
    );
    expectGradient(w_hh, weights.dw!, loss);
    expectGradient(b_ih, weights.db_ih!, loss);
    expectGradient(b_hh, weights.db_hh!, loss);
  });

  test('LSTM, step by step and as one op, by inputs, recurrent weights, biases and first memory', () => {
    const params = { ...sizes, carry: 1 };
    const w_hh = numbers(2, H * H * 4);
    const b_ih = numbers(3, H * 4);
    const b_hh = numbers(4, H * 4);
    const gates = numbers(5, T * states * 4);
    const memory = numbers(7, states);
    const padding = new Float64Array(T * states);
    const h = Float64Array.from([...padding, ...numbers(6, states)]);
    const forward = () => run('lstm_sequence', params, { w_hh, b_ih, b_hh, gates, h, c: [...padding, ...memory] });
    const loss = () => dot(forward().h!.subarray(states), weigh);
    const after = forward();
    const seen = { w_hh, gates: after.gates!, c: after.c! };
    let step = { dh: weigh, dgates: [], dc: [] } as Record<string, ArrayLike<number>>;
    for (let t = T - 1; t >= 0; t--) {
      const { dh, dgates, dc } = step;
      step = run('lstm_cell_grad', { ...sizes, t }, { ...seen, dh: dh!, dgates: dgates!, dc: dc! });
    }
    expectGradient(gates, step.dgates!, loss);
    expectGradient(memory, step.dc!, loss);
    const { dgates, dc } = run('lstm_sequence_grad', sizes, { ...seen, dh: weigh });
    expectGradient(gates, dgates!, loss);
    expectGradient(memory, dc!, loss);
    const ofWeights = { M: H, N: 4 * H, K: T * B, offsetA: 0 };
    const weights = run('recurrent_grad', ofWeights, { h: after.h!.subarray(0, T * states), da: dgates! });
    expectGradient(w_hh, weights.dw!, loss);
    expectGradient(b_ih, weights.db_ih!, loss);
    expectGradient(b_hh, weights.db_hh!, loss);
  });
});
