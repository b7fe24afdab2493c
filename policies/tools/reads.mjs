// Which facts each rule reads at each gate: found in the plan that opa compiles of the sources, through every function and rule
// that a rule uses. A path names a part of the input; `processes[].level` is the level of every process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { untar } from './bundle.mjs';
import { KINDS } from './kinds.mjs';
import { POLICIES, run } from './opa.mjs';
import * as of from './plan-values.mjs';

const [INPUT, DATA] = [0, 1];
/** What these give holds what was given to them. */
const GATHERING = ['array.concat', 'max', 'min', 'minus', 'object.remove', 'object.union', 'object.union_n', 'or', 'sort'];
/** Of these the answer is one of what was given, not the whole. */
const PICKING = ['max', 'min'];

/** Compiles the staged sources to the plan that the module is made of. */
export function readPlan(opa, folder) {
  const bundle = join(folder, 'plan.tar.gz');
  run(opa, ['build', '-t', 'plan', '--capabilities', join(POLICIES, 'capabilities.json'), '-b', 'staged', '-o', bundle], { cwd: folder });
  return JSON.parse(
    untar(gunzipSync(readFileSync(bundle)))
      .get('/plan.json')
      .toString('utf8'),
  );
}

/**
 * Gives the rules with the facts that each reads, by gate, as sorted paths.
 * @template {{ rules: any[] }} T
 * @param {T} described
 */
export function withReads({ rules, ...others }, plan) {
  const readers = new Map();
  const readerAt = (gate) => readers.get(gate) ?? readers.set(gate, new Reader(plan, gate)).get(gate);
  const told = (rule) => ({
    ...rule,
    reads: Object.fromEntries([...rule.gates].sort().map((gate) => [gate, readerAt(gate).readsOf(rule.folder)])),
  });
  return { ...others, rules: rules.map(told) };
}

/** Follows the plan at one gate: what cannot happen there is not followed. */
class Reader {
  constructor(plan, gate) {
    this.functions = new Map(plan.funcs.funcs.map((one) => [one.name, one]));
    this.texts = plan.static.strings.map(({ value }) => value);
    this.gate = gate;
    this.answers = new Map();
  }

  readsOf(folder) {
    const names = KINDS.map((kind) => `g0.data.code_of_practice.${folder}.${kind}`).filter((name) => this.functions.has(name));
    const seen = names.map((name) => this.answer(name, []));
    const whole = new Set(seen.flatMap(({ whole }) => [...whole]));
    const touched = new Set([...seen.flatMap(({ touched }) => [...touched]), ...whole]);
    const isPassed = (path) => [...touched].some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[]`));
    return [...touched].filter((path) => path !== '' && (whole.has(path) || !isPassed(path))).sort();
  }

  /** What a function of the plan reads and gives when it is called with these values. */
  answer(name, args) {
    const key = `${name} ${args.map(of.textOf).join(' ')}`;
    if (!this.answers.has(key)) {
      this.answers.set(key, new Call(this, this.functions.get(name), args).follow());
    }
    return this.answers.get(key);
  }
}

/** One call of a function of the plan. */
class Call {
  /**
   * @param {Reader} reader
   * @param {{ params: number[], blocks: any[], return: number }} called
   * @param {of.Value[]} args
   */
  constructor(reader, { params, blocks, return: result }, args) {
    this.reader = reader;
    this.blocks = blocks;
    this.result = result;
    /** The paths that are come past, and those of which the value itself is looked at. */
    this.touched = new Set();
    this.whole = new Set();
    this.loops = 0;
    this.locals = new Map(params.map((local, at) => [local, at === INPUT ? of.partOf('') : at === DATA ? of.UNKNOWN : args[at - 2]]));
  }

  follow() {
    this.blocks.forEach((block) => this.tried([block]));
    return { touched: this.touched, whole: this.whole, value: this.locals.get(this.result) ?? null };
  }

  /** Follows blocks of which each may be left half-way: what a local held before is one of the things that it may hold after. */
  tried(blocks) {
    const before = this.locals;
    const after = blocks.map(({ stmts }) => {
      this.locals = new Map(before);
      (stmts ?? []).every(({ type, stmt }) => this[type] === undefined || this[type](stmt) !== false);
      return this.locals;
    });
    this.locals = [before, ...after].reduce(bothWays);
  }

  value({ type, value }) {
    return type === 'local' ? (this.locals.get(value) ?? of.UNKNOWN) : of.literal(type === 'bool' ? value : this.reader.texts[value]);
  }

  local(at) {
    return this.locals.get(at) ?? of.UNKNOWN;
  }

  set(target, value) {
    this.locals.set(target, value);
  }

  /** The value itself is looked at, not only something within it. */
  use(value) {
    value.paths.forEach((path) => this.whole.add(path));
  }

  touch(value) {
    value.paths.forEach((path) => this.touched.add(path));
  }

  AssignVarStmt({ source, target }) {
    this.set(target, this.value(source));
  }

  AssignVarOnceStmt(stmt) {
    this.AssignVarStmt(stmt);
  }

  ResetLocalStmt({ target }) {
    this.locals.delete(target);
  }

  AssignIntStmt({ value, target }) {
    this.set(target, of.literal(value));
  }

  MakeNumberIntStmt({ value, target }) {
    this.set(target, of.literal(value));
  }

  MakeNumberRefStmt({ Index, target }) {
    this.set(target, of.literal(Number(this.reader.texts[Index])));
  }

  MakeNullStmt({ target }) {
    this.set(target, of.UNKNOWN);
  }

  MakeArrayStmt({ target }) {
    this.set(target, of.collection(this.loops));
  }

  MakeSetStmt({ target }) {
    this.set(target, of.collection(this.loops));
  }

  MakeObjectStmt({ target }) {
    this.set(target, of.collection(this.loops));
  }

  ArrayAppendStmt({ value, array }) {
    this.add(array, value);
  }

  SetAddStmt({ value, set }) {
    this.add(set, value);
  }

  add(target, value) {
    this.locals.set(target, of.withElement(this.local(target), this.value(value), this.loops));
  }

  ObjectInsertStmt({ key, value, object }) {
    this.locals.set(object, of.withMember(this.local(object), this.value(key), this.value(value)));
  }

  ObjectInsertOnceStmt(stmt) {
    this.ObjectInsertStmt(stmt);
  }

  DotStmt({ source, key, target }) {
    return this.find(this.value(source), this.value(key), target);
  }

  find(source, key, target) {
    this.use(key);
    const found = this.member(source, key);
    if (found === null) {
      return false;
    }
    this.set(target, found);
    return true;
  }

  member(source, key) {
    const found = of.memberOf(source, key);
    if (found === null) {
      return null;
    }
    this.touch(found);
    return found.paths.has('gate') && found.paths.size === 1 ? of.partOf('gate', [this.reader.gate]) : found;
  }

  ScanStmt({ source, key, value, block }) {
    const holder = this.local(source);
    const content = of.contentsOf(holder);
    this.touch(content);
    this.set(key, of.keysOf(holder));
    this.set(value, content);
    this.loops += 1;
    this.tried([block]);
    this.loops -= 1;
  }

  NotStmt({ block }) {
    this.tried([block]);
  }

  BlockStmt({ blocks }) {
    this.tried(blocks ?? []);
  }

  EqualStmt({ a, b }) {
    const [one, other] = [this.value(a), this.value(b)];
    [one, other].forEach((value) => this.use(value));
    const [left, right] = [of.literalsOf(one), of.literalsOf(other)];
    return left === null || right === null || left.some((value) => right.includes(value));
  }

  NotEqualStmt({ a, b }) {
    const [one, other] = [this.value(a), this.value(b)];
    [one, other].forEach((value) => this.use(value));
    const [left, right] = [of.literalsOf(one), of.literalsOf(other)];
    return left?.length !== 1 || right?.length !== 1 || left[0] !== right[0];
  }

  IsArrayStmt({ source }) {
    this.use(this.value(source));
  }

  IsObjectStmt(stmt) {
    this.IsArrayStmt(stmt);
  }

  IsSetStmt(stmt) {
    this.IsArrayStmt(stmt);
  }

  LenStmt({ source, target }) {
    this.use(this.value(source));
    this.set(target, of.UNKNOWN);
  }

  CallStmt({ func, args, result }) {
    const values = args.map((arg) => this.value(arg));
    const isOwn = this.reader.functions.has(func);
    const value = isOwn ? this.own(func, values.slice(2)) : this.builtIn(func, values);
    if (value === null) {
      return false;
    }
    this.set(result, value);
    return true;
  }

  own(func, values) {
    const { touched, whole, value } = this.reader.answer(func, values);
    touched.forEach((path) => this.touched.add(path));
    whole.forEach((path) => this.whole.add(path));
    return value;
  }

  builtIn(func, values) {
    if (func === 'object.get') {
      return this.got(values);
    }
    values.forEach((value) => this.use(value));
    if (func === 'internal.member_2') {
      return isIn(values);
    }
    if (!GATHERING.includes(func)) {
      return of.UNKNOWN;
    }
    const gathered = values.map(of.contentsOf).reduce(of.joined);
    return PICKING.includes(func) ? gathered : of.joined(of.withMember(of.collection(this.loops), null, gathered), keyed(values));
  }

  /** `object.get` goes by one key, or by each of a list of keys. */
  got([holder, key, otherwise]) {
    this.use(key);
    const keys = key.members === null ? [key] : [...key.members.values()];
    const found = keys.reduce((reached, one) => (reached === null ? null : this.member(reached, one)), holder);
    return found === null ? otherwise : of.joined(found, otherwise);
  }
}

function bothWays(one, other) {
  return new Map([...new Set([...one.keys(), ...other.keys()])].map((local) => [local, of.joined(one.get(local), other.get(local))]));
}

function isIn([value, holder]) {
  const [values, listed] = [of.literalsOf(value), of.listedIn(holder)];
  return values === null || listed === null || values.some((one) => listed.includes(one)) ? of.UNKNOWN : of.literal(false);
}

/** Members by name stay findable in what objects are joined to. */
function keyed(values) {
  return values.filter(({ members }) => members !== null).reduce(of.joined, null);
}
