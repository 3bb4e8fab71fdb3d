/** A body that is no AdmissionReview. `message` is Go's text to the letter. */
export class ReviewError extends Error {
  readonly code = "kube-review";
  readonly hint = "Send an AdmissionReview of admission.k8s.io/v1 or admission.k8s.io/v1beta1.";

  constructor(message: string) {
    super(message);
    this.name = "ReviewError";
  }
}
