import { account, norm_partials, record } from './account';
import { relu, relu_grad, sigmoid, sigmoid_grad, tanh, tanh_grad } from './activation';
import { announce, awaitJob, barrier, become, job, ownScratchBytes, place, threads } from './context';
import { draw_rows, draw_text } from './draw';
import { gather, gather_grad, pick, pick_symbols } from './gather';
import { generate_text, generateScratch } from './generate';
import { sigmoid_cross_entropy, softmax_cross_entropy } from './loss';
import { lstm_cell, lstm_sequence, lstm_start, lstmScratch } from './lstm';
import { lstm_cell_grad, lstm_sequence_grad } from './lstm_grad';
import { linear, linear_grad, matmul_nn, matmul_nt, matmul_tn, recurrent_grad } from './matmul';
import { train_neuron } from './neuron';
import { adagrad, adam, adamw, rmsprop, sgd } from './optimizer';
import { rnn_cell, rnn_cell_grad, rnn_sequence, rnn_sequence_grad, rnn_start, rnnScratch } from './rnn';
import { sample_token } from './sample';

/** Numbers of the ops in a command; the engine reads them from here by name. */
export enum Op {
  matmul_nn, matmul_nt, matmul_tn, linear, linear_grad, recurrent_grad,
  lstm_start, lstm_cell, lstm_cell_grad, lstm_sequence, lstm_sequence_grad,
  rnn_start, rnn_cell, rnn_cell_grad, rnn_sequence, rnn_sequence_grad,
  sigmoid, sigmoid_grad, tanh, tanh_grad, relu, relu_grad,
  gather, gather_grad, pick, pick_symbols, draw_text, draw_rows,
  softmax_cross_entropy, sigmoid_cross_entropy, norm_partials, account, record,
  sgd, rmsprop, adagrad, adam, adamw, sample_token, generate_text, train_neuron,
}

function execute(op: i32, at: usize): void {
  switch (op) {
    case Op.matmul_nn: return matmul_nn(at);
    case Op.matmul_nt: return matmul_nt(at);
    case Op.matmul_tn: return matmul_tn(at);
    case Op.linear: return linear(at);
    case Op.linear_grad: return linear_grad(at);
    case Op.recurrent_grad: return recurrent_grad(at);
    case Op.lstm_start: return lstm_start(at);
    case Op.lstm_cell: return lstm_cell(at);
    case Op.lstm_cell_grad: return lstm_cell_grad(at);
    case Op.lstm_sequence: return lstm_sequence(at);
    case Op.lstm_sequence_grad: return lstm_sequence_grad(at);
    case Op.rnn_start: return rnn_start(at);
    case Op.rnn_cell: return rnn_cell(at);
    case Op.rnn_cell_grad: return rnn_cell_grad(at);
    case Op.rnn_sequence: return rnn_sequence(at);
    case Op.rnn_sequence_grad: return rnn_sequence_grad(at);
    case Op.sigmoid: return sigmoid(at);
    case Op.sigmoid_grad: return sigmoid_grad(at);
    case Op.tanh: return tanh(at);
    case Op.tanh_grad: return tanh_grad(at);
    case Op.relu: return relu(at);
    case Op.relu_grad: return relu_grad(at);
    case Op.gather: return gather(at);
    case Op.gather_grad: return gather_grad(at);
    case Op.pick: return pick(at);
    case Op.pick_symbols: return pick_symbols(at);
    case Op.draw_text: return draw_text(at);
    case Op.draw_rows: return draw_rows(at);
    case Op.softmax_cross_entropy: return softmax_cross_entropy(at);
    case Op.sigmoid_cross_entropy: return sigmoid_cross_entropy(at);
    case Op.norm_partials: return norm_partials(at);
    case Op.account: return account(at);
    case Op.record: return record(at);
    case Op.sgd: return sgd(at);
    case Op.rmsprop: return rmsprop(at);
    case Op.adagrad: return adagrad(at);
    case Op.adam: return adam(at);
    case Op.adamw: return adamw(at);
    case Op.sample_token: return sample_token(at);
    case Op.generate_text: return generate_text(at);
    case Op.train_neuron: return train_neuron(at);
  }
}

/** Bytes of shared scratch an op needs in layers of H units; 0 for most. */
export function scratchBytes(op: i32, H: i32): usize {
  if (op >= Op.lstm_start && op <= Op.lstm_sequence_grad) return lstmScratch(H);
  if (op >= Op.rnn_start && op <= Op.rnn_sequence_grad) return rnnScratch(H);
  return op == Op.generate_text ? generateScratch(H) : 0;
}

/** A list of commands, each its number of words, its op, and its words; `times` over. Every thread runs it. */
function perform(list: usize, commands: i32, times: i32): void {
  for (let i = 0; i < times; i++) {
    let at = list;
    for (let k = 0; k < commands; k++) {
      execute(load<i32>(at, 4), at + 8);
      barrier();
      at += load<u32>(at) << 2;
    }
  }
}

/** Thread 0: has all threads run a list, and returns when they are done. */
export function run(list: usize, commands: i32, times: i32): void {
  announce(list, commands, times);
  perform(list, commands, times);
}

/** Thread 0: runs a list while the others sleep on. */
export function runAlone(list: usize, commands: i32, times: i32): void {
  const count = threads;
  become(0, 1);
  perform(list, commands, times);
  become(0, count);
}

/** The other threads: runs every job that comes. Never returns. */
export function serve(): void {
  for (let done = 0; ; done++) {
    awaitJob(done);
    perform(load<u32>(job, 4), load<i32>(job, 8), load<i32>(job, 12));
  }
}

export { become, place };
export const ownScratch: usize = ownScratchBytes;
