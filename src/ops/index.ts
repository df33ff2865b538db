import { account } from './account.ts';
import * as activation from './activation.ts';
import { drawRows } from './draw_rows.ts';
import { drawText } from './draw_text.ts';
import { gather, gatherGrad } from './gather.ts';
import { generateText } from './generate_text.ts';
import { linear } from './linear.ts';
import { linearGrad, recurrentGrad } from './linear_grad.ts';
import { lstmCell } from './lstm_cell.ts';
import { lstmCellGrad } from './lstm_cell_grad.ts';
import { lstmSequence, lstmSequenceGrad } from './lstm_sequence.ts';
import { matmulNN, matmulNT, matmulTN } from './matmul.ts';
import { normPartials } from './norm.ts';
import type { OpSpec } from './op.ts';
import { adagrad, adam, adamw, rmsprop, sgd } from './optimizer.ts';
import { pick, pickSymbols } from './pick.ts';
import { record } from './record.ts';
import { rnnCell } from './rnn_cell.ts';
import { rnnCellGrad } from './rnn_cell_grad.ts';
import { rnnSequence, rnnSequenceGrad } from './rnn_sequence.ts';
import { sampleToken } from './sample_token.ts';
import { sigmoidCrossEntropy } from './sigmoid_cross_entropy.ts';
import { softmaxCrossEntropy } from './softmax_cross_entropy.ts';
import { lstmStart, rnnStart } from './start_state.ts';
import { trainNeuron } from './train_neuron.ts';

const all: readonly OpSpec[] = [
  activation.sigmoidOp,
  activation.sigmoidGrad,
  activation.tanhOp,
  activation.tanhGrad,
  activation.reluOp,
  activation.reluGrad,
  matmulNN,
  matmulNT,
  matmulTN,
  linear,
  linearGrad,
  recurrentGrad,
  gather,
  gatherGrad,
  rnnCell,
  rnnCellGrad,
  lstmCell,
  lstmCellGrad,
  rnnStart,
  lstmStart,
  rnnSequence,
  rnnSequenceGrad,
  lstmSequence,
  lstmSequenceGrad,
  softmaxCrossEntropy,
  sigmoidCrossEntropy,
  normPartials,
  account,
  sgd,
  rmsprop,
  adagrad,
  adam,
  adamw,
  drawText,
  drawRows,
  record,
  sampleToken,
  generateText,
  trainNeuron,
  pick,
  pickSymbols,
];

/** Every op by name. */
export const ops: Readonly<Record<string, OpSpec>> = Object.fromEntries(all.map((op) => [op.name, op]));
