// Byte places in the steering buffers: the tables of src/ops/control.ts, times four.

export const hyperLearningRate: usize = 0;
export const hyperSchedule: usize = 4;
export const hyperScheduleSteps: usize = 8;
export const hyperWarmup: usize = 12;
export const hyperMomentum: usize = 16;
export const hyperBeta1: usize = 20;
export const hyperBeta2: usize = 24;
export const hyperEpsilon: usize = 28;
export const hyperClipNorm: usize = 32;
export const hyperWeightDecay: usize = 36;
export const hyperTemperature: usize = 40;
export const hyperTopK: usize = 44;

export const controlLearningRate: usize = 0;
export const controlCorrection1: usize = 4;
export const controlCorrection2: usize = 8;
export const controlGradNorm: usize = 12;
export const controlClipScale: usize = 16;
export const controlLoss: usize = 20;

export const counterStep: usize = 0;
export const counterSeed: usize = 4;
