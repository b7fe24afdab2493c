// Request bodies and queries are validated as a whole; each fault is named by its JSON Pointer (RFC 6901).
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { type FieldFault, InvalidInput } from '../../common/index.js';

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
    const input = plainToInstance(type, metadata.type === 'query' ? withNumbers(value) : value, { exposeUnsetFields: false });
    const errors = await validate(input as object, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    if (errors.length > 0) {
      throw new InvalidInput(errors.flatMap((error) => faultsOf(error, '')));
    }
    return input;
  }
}

function withNumbers(query: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value]),
  );
}

function faultsOf(error: ValidationError, path: string): FieldFault[] {
  const pointer = `${path}/${error.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  const own = Object.keys(error.constraints ?? {})
    .slice(0, 1)
    .map((code) => ({ pointer, code }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}
