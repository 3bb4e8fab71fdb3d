/** What `make` gives, made when it is first asked for: types whose methods give values of that same type need it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
