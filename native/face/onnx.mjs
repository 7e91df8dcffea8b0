// Writes ONNX models: the few messages of onnx.proto that a graph of floats needs, in protobuf's wire format.

const Float = 1;
const Int64 = 7;
const AttributeFloat = 1;
const AttributeInt = 2;
const AttributeInts = 7;

class Message {
  chunks = [];

  varint(value) {
    const bytes = [];
    let rest = BigInt.asUintN(64, BigInt(value));
    do {
      bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
      rest >>= 7n;
    } while (rest > 0n);
    this.chunks.push(Buffer.from(bytes));
    return this;
  }

  int(field, value) {
    return this.varint(field << 3).varint(value);
  }

  float(field, value) {
    this.varint((field << 3) | 5);
    const bytes = Buffer.alloc(4);
    bytes.writeFloatLE(value);
    this.chunks.push(bytes);
    return this;
  }

  bytes(field, value) {
    this.varint((field << 3) | 2).varint(value.length);
    this.chunks.push(value);
    return this;
  }

  text(field, value) {
    return this.bytes(field, Buffer.from(value, 'utf8'));
  }

  message(field, value) {
    return this.bytes(field, value.done());
  }

  done() {
    return Buffer.concat(this.chunks);
  }
}

/** A graph that grows node by node; every method returns the name of its output. */
export class Graph {
  #graph = new Message();
  #count = 0;

  /** A constant of floats. */
  floats({ data, shape }) {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return this.#constant(Float, shape, bytes);
  }

  /** A constant list of whole numbers. */
  ints(values) {
    return this.#constant(Int64, [values.length], Buffer.from(BigInt64Array.from(values.map(BigInt)).buffer));
  }

  /** Attributes are whole numbers, lists of them, or {float}. */
  node(operator, inputs, attributes = {}) {
    const output = `t${this.#count++}`;
    const node = new Message();
    inputs.forEach((input) => node.text(1, input));
    node.text(2, output).text(4, operator);
    for (const [name, value] of Object.entries(attributes)) {
      const attribute = new Message().text(1, name);
      if (Array.isArray(value)) {
        value.forEach((one) => attribute.int(8, one));
        attribute.int(20, AttributeInts);
      } else if (typeof value === 'object') {
        attribute.float(2, value.float).int(20, AttributeFloat);
      } else {
        attribute.int(3, value).int(20, AttributeInt);
      }
      node.message(5, attribute);
    }
    this.#graph.message(1, node);
    return output;
  }

  /** A convolution with padding on every side as TensorFlow's "same" has it, or the given pads. */
  conv(input, weights, bias, { stride = 1, pads, groups = 1 }) {
    const [, , height, width] = weights.shape;
    return this.node('Conv', [input, this.floats(weights), this.floats(bias)], {
      kernel_shape: [height, width],
      strides: [stride, stride],
      group: groups,
      pads,
    });
  }

  relu(input) {
    return this.node('Relu', [input]);
  }

  add(one, other) {
    return this.node('Add', [one, other]);
  }

  /** The model's file; inputs and outputs are [name, shape], sizes that vary are given as 0. */
  model(name, input, outputs) {
    this.#graph.text(2, name).message(11, tensorType(...input));
    outputs.forEach((output) => this.#graph.message(12, tensorType(...output)));
    const operators = new Message().text(1, '').int(2, 11);
    return new Message().int(1, 7).text(2, 'bonafide').message(7, this.#graph).message(8, operators).done();
  }

  #constant(type, shape, bytes) {
    const name = `c${this.#count++}`;
    const tensor = new Message();
    shape.forEach((size) => tensor.int(1, size));
    this.#graph.message(5, tensor.int(2, type).text(8, name).bytes(9, bytes));
    return name;
  }
}

function tensorType(name, shape) {
  const dimensions = new Message();
  shape.forEach((size) => dimensions.message(1, new Message().int(1, size)));
  const type = new Message().message(1, new Message().int(1, Float).message(2, dimensions));
  return new Message().text(1, name).message(2, type);
}
