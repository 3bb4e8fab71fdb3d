/** One thing that validation refuses, and the field it is about, as protobuf names down from the mesh configuration. */
export interface Complaint {
  readonly message: string;
  readonly fields: readonly string[];
  /** Where it is the only one, it is said without the frame of a list of errors. */
  readonly isBare?: boolean;
}
