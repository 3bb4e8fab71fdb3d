/** What stands between the `%` and the verb. */
export interface Flags {
  width: number;
  hasWidth: boolean;
  precision: number;
  hasPrecision: boolean;
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%+v`: field names. */
  plusV: boolean;
  /** `%#v`: Go syntax. */
  sharpV: boolean;
}

/** No flag at all. */
export function noFlags(): Flags {
  return {
    width: 0,
    hasWidth: false,
    precision: 0,
    hasPrecision: false,
    minus: false,
    plus: false,
    sharp: false,
    space: false,
    zero: false,
    plusV: false,
    sharpV: false,
  };
}
