import { type BufferSpec, type Data, type OpSpec, type Params, size, strided } from './op.ts';

const params = [
  size('T', 'time steps'),
  size('B', 'streams'),
  size('H', 'units'),
  size('carry', '1: from row T, where the last run ended; 0: from zeros'),
];

const state = (name: string, note: string): BufferSpec => ({
  name,
  role: 'inout',
  type: 'f32',
  shape: '[T+1,B,H]',
  note: `${note}: reads row T, writes row 0`,
});

function start(states: readonly Data[], { T, B, H, carry }: Params): void {
  const n = B! * H!;
  for (const data of states) for (let i = 0; i < n; i++) data[i] = carry ? data[T! * n + i]! : 0;
}

const source = 'truncated backpropagation through time, Williams and Peng 1990';
const grid = ({ B, H }: Params) => strided(B! * H!);

/** Where an RNN layer's sequence starts. */
export const rnnStart: OpSpec = {
  name: 'rnn_start',
  buffers: [state('h', 'state')],
  params,
  source,
  workgroup: [64, 1],
  grid,
  reference: start,
};

/** Where an LSTM layer's sequence starts. */
export const lstmStart: OpSpec = {
  name: 'lstm_start',
  buffers: [state('h', 'state'), state('c', 'memory')],
  params,
  source,
  workgroup: [64, 1],
  grid,
  reference: start,
};
