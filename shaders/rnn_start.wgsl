// Where an RNN layer's sequence starts: from the state the last run ended in, or from zeros.

struct Params {
  T: u32,
  B: u32,
  H: u32,
  carry: u32,
}

@group(0) @binding(0) var<storage, read_write> h: array<f32>; // [T+1,B,H]
@group(0) @binding(1) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn rnn_start(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let states = params.B * params.H;
  for (var i = id.x; i < states; i += groups.x * WORKGROUP_X) {
    if (params.carry != 0u) {
      h[i] = h[params.T * states + i];
    } else {
      h[i] = 0.0;
    }
  }
}
