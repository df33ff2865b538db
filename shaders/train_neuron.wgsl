// Many updates of one sigmoid neuron on a whole table, in one dispatch and one invocation: there is less to do in an
// update than lanes would lose by meeting. The bias is the weight of an input that is always 1; inputs go in fours. A part
// neuron_*.wgsl has `train` for the size of the table, a part rule_*.wgsl the optimizer.
// Parts: rules, neuron.

struct Params {
  rows: u32,
  F: u32,
  labelsAt: u32,
  biasAt: u32,
  n: u32,
  S: u32,
  rule: u32,
  rounds: u32,
}

@group(0) @binding(0) var<storage, read> songs: array<f32>;          // [labelsAt+rows]
@group(0) @binding(1) var<storage, read_write> p: array<f32>;        // [biasAt+1]
@group(0) @binding(2) var<storage, read_write> g: array<f32>;        // [biasAt+1]
@group(0) @binding(3) var<storage, read_write> moments: array<f32>;  // [n+biasAt+1]
@group(0) @binding(4) var<storage, read> hyper: array<f32>;          // [16]
@group(0) @binding(5) var<storage, read_write> counters: array<u32>; // [4]
@group(0) @binding(6) var<storage, read_write> control: array<f32>;  // [8]
@group(0) @binding(7) var<storage, read_write> ring: array<f32>;     // [S,2]
@group(0) @binding(8) var<uniform> params: Params;

override WORKGROUP_X: u32 = 1;
override WORKGROUP_Y: u32 = 1;

var<workgroup> x: array<vec4f, 256>; // [rows,blocks]
var<workgroup> y: array<f32, 64>;
var<private> weights: array<vec4f, 4>;
var<private> grads: array<vec4f, 4>;
var<private> first: array<vec4f, 4>;
var<private> second: array<vec4f, 4>;

fn load() {
  let width = (params.F / 4u + 1u) * 4u;
  for (var i = 0u; i < params.rows * width; i++) {
    let f = i % width;
    x[i / 4u][i % 4u] = select(0.0, 1.0, f == params.F);
    if (f < params.F) {
      x[i / 4u][i % 4u] = songs[i / width * params.F + f];
    }
  }
  for (var r = 0u; r < params.rows; r++) {
    y[r] = songs[params.labelsAt + r];
  }
  for (var f = 0u; f <= params.F; f++) {
    let at = select(f, params.biasAt, f == params.F);
    weights[f / 4u][f % 4u] = p[at];
    first[f / 4u][f % 4u] = moments[at];
    second[f / 4u][f % 4u] = moments[params.n + at];
  }
}

fn store() {
  for (var f = 0u; f <= params.F; f++) {
    let at = select(f, params.biasAt, f == params.F);
    p[at] = weights[f / 4u][f % 4u];
    g[at] = grads[f / 4u][f % 4u];
    moments[at] = first[f / 4u][f % 4u];
    moments[params.n + at] = second[f / 4u][f % 4u];
  }
}

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn train_neuron() {
  load();
  let step = counters[COUNTER_STEP];
  let settings = settings_of();
  let now = corrected(train(step, settings), settings, f32(step + params.rounds));
  store();
  counters[COUNTER_STEP] = step + params.rounds;
  control[CONTROL_LEARNING_RATE] = now.rate;
  control[CONTROL_CORRECTION1] = now.correction1;
  control[CONTROL_CORRECTION2] = now.correction2;
  control[CONTROL_GRAD_NORM] = now.norm;
  control[CONTROL_CLIP_SCALE] = now.clip;
  control[CONTROL_LOSS] = now.loss;
}
