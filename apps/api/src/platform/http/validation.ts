// Request bodies and queries are validated as a whole; each fault is named by its JSON Pointer (RFC 6901).
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type FieldFault, InvalidInput } from '../../common/index.js';
import { escaped } from './json-body.js';

type Class = new () => object;
const NATIVE: readonly unknown[] = [String, Boolean, Number, Array, Object, undefined];

@Injectable()
export class InputPipe implements PipeTransform {
  /** Answers the input as an instance of its DTO class. @throws InvalidInput (400) naming all faults. */
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const type = metadata.metatype;
    if (type === undefined || NATIVE.includes(type) || metadata.type === 'custom') {
      return value;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InvalidInput([{ pointer: '', code: 'object' }]);
    }
    const input = plainToInstance(type as Class, metadata.type === 'query' ? withNumbers(type as Class, value) : value, {
      exposeUnsetFields: false,
    });
    const errors = await validate(input, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    const found = errors.flatMap((error) => faultsOf(error, ''));
    const faults = [
      ...found,
      ...passedOverIn(value, '').filter((fault) => !found.some(({ pointer }) => fault.pointer.startsWith(`${pointer}/`))),
    ];
    if (faults.length > 0) {
      throw new InvalidInput(faults);
    }
    return input;
  }
}

/** A query is text; members that the class says are numbers, and only those, are read as such. */
function withNumbers(type: Class, query: object): Record<string, unknown> {
  const isNumber = (name: string): boolean => Reflect.getMetadata('design:type', type.prototype as object, name) === Number;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{1,6}$/.test(value) && isNumber(name) ? Number(value) : value,
    ]),
  );
}

/** Names that every object has: class-transformer passes over them in silence, so that nobody would say that they are unknown. */
function passedOverIn(value: unknown, path: string): FieldFault[] {
  return typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, member]) => {
        const pointer = `${path}/${escaped(name)}`;
        return name in Object.prototype ? [{ pointer, code: 'whitelistValidation' }] : passedOverIn(member, pointer);
      });
}

function faultsOf(error: ValidationError, path: string): FieldFault[] {
  const pointer = `${path}/${escaped(error.property)}`;
  const own = Object.keys(error.constraints ?? {})
    .slice(0, 1)
    .map((code) => ({ pointer, code }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}
