// How Jest loads API and end-to-end tests: by Node itself and from what the build compiled, instead of in a sandbox of each
// file. So the product's two thousand modules are read once in a worker, and run as they do when people use them.
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');

module.exports = class NativeRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    // Jest's own half stays in its sandbox; `expect.any(String)` has to mean the String of the tests.
    Object.assign(environment.global, { String, Number, Boolean });
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    Object.assign(globalThis, globals);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(file) {
    const compiled = path.join('dist', path.relative('', file)).replace(/\.ts$/, '.js');
    return import(pathToFileURL(compiled).href);
  }
};
