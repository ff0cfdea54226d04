// What @moq/net uses and Node 20 lacks.

Promise.withResolvers ??= function withResolvers() {
  const parts = {};
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

const missing = {
  difference(other) { return new Set([...this].filter((each) => !other.has(each))); },
  intersection(other) { return new Set([...this].filter((each) => other.has(each))); },
  union(other) { return new Set([...this, ...other.keys()]); },
  isSubsetOf(other) { return [...this].every((each) => other.has(each)); },
  isSupersetOf(other) { return [...other.keys()].every((each) => this.has(each)); },
};
for (const [name, method] of Object.entries(missing)) Set.prototype[name] ??= method;
