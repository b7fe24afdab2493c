// What a place in the plan may hold, as far as reading the input goes: parts of the input, known literals, and what is built of them.

/** Nothing known: a number that was computed, a parameter, a text. */
export const UNKNOWN = valueOf({ isOpen: true });

/** A part of the input, by its path; `[]` stands for every element of a list, or every member of an object. */
export function partOf(path, literals = []) {
  return valueOf({ paths: [path], literals, isOpen: literals.length === 0 });
}

export function literal(...literals) {
  return valueOf({ literals });
}

/** A list, set or object that is begun within so many loops; `isWhole` while the plan shows every member of it. */
export function collection(loops) {
  return valueOf({ members: new Map(), isWhole: true, loops });
}

/**
 * @typedef {object} Value
 * @property {Set<string>} paths
 * @property {Set<unknown>} literals
 * @property {boolean} isOpen
 * @property {Map<unknown, Value> | null} members
 * @property {Value | null} others
 * @property {boolean} isWhole
 * @property {number} loops
 * @param {Partial<Omit<Value, 'paths' | 'literals'>> & { paths?: string[], literals?: unknown[] }} known
 * @returns {Value}
 */
function valueOf({ paths = [], literals = [], isOpen = false, members = null, others = null, isWhole = false, loops = 0 }) {
  return { paths: new Set(paths), literals: new Set(literals), isOpen, members, others, isWhole, loops };
}

/** What may be one or the other. */
export function joined(one, other) {
  if (one === undefined || one === null || one === other) {
    return other;
  }
  if (other === undefined || other === null) {
    return one;
  }
  return {
    paths: new Set([...one.paths, ...other.paths]),
    literals: new Set([...one.literals, ...other.literals]),
    isOpen: one.isOpen || other.isOpen,
    members: joinedMembers(one.members, other.members),
    others: joined(one.others, other.others),
    isWhole: (one.members === null || one.isWhole) && (other.members === null || other.isWhole),
    loops: Math.min(one.loops, other.loops),
  };
}

/** A collection with one value more, under a key where that is known. */
export function withMember(holder, key, value) {
  const names = key === null ? null : literalsOf(key);
  if (names === null) {
    return { ...holder, others: joined(holder.others, value), isWhole: false };
  }
  return { ...holder, members: joinedMembers(holder.members, new Map(names.map((name) => [name, value]))) };
}

/** A list or set with one value more; in a loop of its own nobody knows at which place. */
export function withElement(holder, value, loops) {
  return loops !== holder.loops || !holder.isWhole
    ? { ...holder, others: joined(holder.others, value), isWhole: false }
    : withMember(holder, literal(holder.members.size), value);
}

/** What stands under a key; null when the plan shows that there is no such member. */
export function memberOf(holder, key) {
  const names = literalsOf(key);
  const parts = [...holder.paths].flatMap((path) => (names ?? ['[]']).map((name) => partOf(pathTo(path, name))));
  const built = names === null ? contentsOfBuilt(holder) : names.map((name) => holder.members?.get(name)).reduce(joined, holder.others);
  const found = [...parts, ...(built ? [built] : [])].reduce(joined, null);
  if (found !== null) {
    return found;
  }
  return holder.members !== null && holder.isWhole && !holder.isOpen ? null : UNKNOWN;
}

/** What any member may be. */
export function contentsOf(holder) {
  return [...holder.paths].map((path) => partOf(pathTo(path, '[]'))).reduce(joined, contentsOfBuilt(holder)) ?? UNKNOWN;
}

/** The keys, where they are known. */
export function keysOf(holder) {
  return holder.paths.size === 0 && holder.members !== null && holder.isWhole ? literal(...holder.members.keys()) : UNKNOWN;
}

/** The literals that a value is one of; null when it may be something else too. */
export function literalsOf(value) {
  return value.isOpen || value.members !== null || value.literals.size === 0 ? null : [...value.literals];
}

/** The values that a collection holds, when each is a known literal; null otherwise. */
export function listedIn(holder) {
  if (holder.isOpen || holder.paths.size > 0 || holder.members === null || !holder.isWhole) {
    return null;
  }
  const each = [...holder.members.values()].map(literalsOf);
  return each.includes(null) ? null : each.flat();
}

/** The same text for the same value, to know a question that was answered before. */
export function textOf(value) {
  return JSON.stringify(value, (_, one) => {
    if (one instanceof Set) {
      return [...one].map(String).sort();
    }
    return one instanceof Map ? [...one].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) : one;
  });
}

function pathTo(path, name) {
  if (name === '[]' || typeof name !== 'string') {
    return `${path}[]`;
  }
  return path === '' ? name : `${path}.${name}`;
}

function contentsOfBuilt({ members, others }) {
  return [...(members?.values() ?? [])].reduce(joined, others);
}

function joinedMembers(one, other) {
  if (one === null || other === null) {
    return one ?? other;
  }
  const names = new Set([...one.keys(), ...other.keys()]);
  return new Map([...names].map((name) => [name, joined(one.get(name), other.get(name))]));
}
