// Reads the weights that face-api ships: a manifest of tensors, and their values as bytes with scale and minimum.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All tensors of a model by name, each {data: Float32Array, shape: number[]} in TensorFlow's layout. */
export function readWeights(folder, model) {
  const bytes = readFileSync(join(folder, `${model}.bin`));
  const manifest = JSON.parse(readFileSync(join(folder, `${model}-weights_manifest.json`), 'utf8'));
  const tensors = new Map();
  let at = 0;
  for (const { name, shape, dtype, quantization } of manifest[0].weights) {
    const count = shape.reduce((product, size) => product * size, 1);
    const data = new Float32Array(count);
    if (quantization) {
      for (let i = 0; i < count; i++) {
        data[i] = bytes[at + i] * quantization.scale + quantization.min;
      }
      at += count;
    } else {
      if (dtype !== 'float32') {
        throw new Error(`${model}: ${name} has the unexpected type ${dtype}`);
      }
      for (let i = 0; i < count; i++) {
        data[i] = bytes.readFloatLE(at + i * 4);
      }
      at += count * 4;
    }
    tensors.set(name, { data, shape });
  }
  if (at !== bytes.length) {
    throw new Error(`${model}: ${bytes.length - at} bytes are left over`);
  }
  return tensors;
}

/** Convolution filters from TensorFlow's [height, width, in, out] to ONNX' [out, in, height, width]. */
export function filters({ data, shape: [height, width, ins, outs] }, scaleOf = () => 1) {
  const turned = new Float32Array(data.length);
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < ins; i++) {
        for (let o = 0; o < outs; o++, from++) {
          turned[((o * ins + i) * height + y) * width + x] = data[from] * scaleOf(o);
        }
      }
    }
  }
  return { data: turned, shape: [outs, ins, height, width] };
}

/** Depthwise filters from [height, width, channels, 1] to ONNX' [channels, 1, height, width]. */
export function depthwise({ data, shape: [height, width, channels] }, scaleOf = () => 1) {
  const turned = new Float32Array(data.length);
  for (let place = 0, from = 0; place < height * width; place++) {
    for (let c = 0; c < channels; c++, from++) {
      turned[c * height * width + place] = data[from] * scaleOf(c);
    }
  }
  return { data: turned, shape: [channels, 1, height, width] };
}
