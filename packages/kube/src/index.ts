export { applyDefaults, type PodParts } from "./defaults/apply-defaults.ts";
export { checkAs } from "./check-as.ts";
export { DecodeError } from "./decode-error.ts";
export { decodeJson, type DecodeResult, decodeYaml } from "./decode.ts";
export { fieldTypeOf, goTypeOf, pointerTypeOf } from "./go-type-of.ts";
export { kubeType, structType } from "./kube-type.ts";
export { canonicalQuantity } from "./quantity-text.ts";
export { formatQuantity, parseQuantity, type Quantity, QuantityError, type QuantityFormat } from "./quantity.ts";
export { quantityValue } from "./quantity-value.ts";
export { ReviewError } from "./review-error.ts";
export type { AdmissionRequest, GroupVersionKind, GroupVersionResource, UserInfo } from "./review-request.ts";
export { type AdmissionReview, decodeReview, type ReviewRules } from "./review.ts";
export { SelectorError } from "./selector-error.ts";
export { checkSelector, matchSelector } from "./selector.ts";
export { formatTime, type Instant, parseTime, printTime, TimeError } from "./time.ts";
export type {
  Field,
  KubeType,
  ListType,
  MapType,
  ReleaseTable,
  ScalarType,
  StructType,
  TypeTable,
} from "./type-table.ts";
export { jsonOfView, nilView, view } from "./view.ts";
export { jsonOfYaml, yamlToJson } from "./yaml-to-json.ts";
