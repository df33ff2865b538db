// Places in the small buffers that steer training, the same as in src/ops/control.ts.

const HYPER_LEARNING_RATE: u32 = 0;
const HYPER_SCHEDULE: u32 = 1;
const HYPER_SCHEDULE_STEPS: u32 = 2;
const HYPER_WARMUP: u32 = 3;
const HYPER_MOMENTUM: u32 = 4;
const HYPER_BETA1: u32 = 5;
const HYPER_BETA2: u32 = 6;
const HYPER_EPSILON: u32 = 7;
const HYPER_CLIP_NORM: u32 = 8;
const HYPER_WEIGHT_DECAY: u32 = 9;
const HYPER_TEMPERATURE: u32 = 10;
const HYPER_TOP_K: u32 = 11;

const CONTROL_LEARNING_RATE: u32 = 0;
const CONTROL_CORRECTION1: u32 = 1;
const CONTROL_CORRECTION2: u32 = 2;
const CONTROL_GRAD_NORM: u32 = 3;
const CONTROL_CLIP_SCALE: u32 = 4;
const CONTROL_LOSS: u32 = 5;

const COUNTER_STEP: u32 = 0;
const COUNTER_SEED: u32 = 1;
