// Why a file cannot be taken: it is no delimited text, damaged, or expands beyond reason. All of them are the sender's to mend (4xx).
import { type JsonObject, Problem } from '../../common/index.js';

export type FileFault =
  | 'not-text'
  | 'empty'
  | 'no-header'
  | 'damaged'
  | 'expands-too-much'
  | 'malformed'
  | 'too-many-columns'
  | 'upload-aborted'
  | 'line-too-long';

/** 400: the file cannot be read; `line` tells where, when that is known. */
export class UnreadableFile extends Problem {
  constructor(fault: FileFault, params: JsonObject = {}) {
    super(`file-${fault}`, 400, 'info', { params, extensions: params });
  }
}

/** 413: the upload, or what it unpacks to, is larger than this deployment takes. */
export class FileTooLarge extends Problem {
  constructor(maxBytes: number) {
    super('file-too-large', 413, 'info', { params: { max_bytes: maxBytes } });
  }
}
