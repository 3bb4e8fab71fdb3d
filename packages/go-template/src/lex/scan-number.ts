const DECIMAL = "0123456789_";
const HEXADECIMAL = "0123456789abcdefABCDEF_";

/** Where a number that starts at `at` ends, by its looks alone: the parser checks its syntax. */
export function scanNumber(text: string, at: number): number {
  let end = accept(text, at, "+-");
  let digits = DECIMAL;
  const leading = accept(text, end, "0");
  if (leading > end) {
    end = leading;
    const radix = accept(text, end, "xXoObB");
    if (radix > end) {
      digits = digitsOf(text.charAt(end));
      end = radix;
    }
  }
  end = acceptRun(text, end, digits);
  const point = accept(text, end, ".");
  if (point > end) {
    end = acceptRun(text, point, digits);
  }
  end = scanExponent(text, end, digits);
  return accept(text, end, "i");
}

function scanExponent(text: string, at: number, digits: string): number {
  const letters = digits === DECIMAL ? "eE" : digits === HEXADECIMAL ? "pP" : "";
  const exponent = accept(text, at, letters);
  return exponent === at ? at : acceptRun(text, accept(text, exponent, "+-"), DECIMAL);
}

function digitsOf(radix: string): string {
  switch (radix.toLowerCase()) {
    case "x":
      return HEXADECIMAL;
    case "o":
      return "01234567_";
    default:
      return "01_";
  }
}

function accept(text: string, at: number, valid: string): number {
  return at < text.length && valid.includes(text.charAt(at)) ? at + 1 : at;
}

function acceptRun(text: string, at: number, valid: string): number {
  let end = at;
  while (end < text.length && valid.includes(text.charAt(end))) {
    end++;
  }
  return end;
}
