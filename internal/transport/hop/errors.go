package hop

import "frontrow/internal/base/fault"

// ErrForged refuses a request that says it was passed on by another process and
// was not.
var ErrForged = fault.Define(fault.Forbidden, "request.not_passed_on", "Only processes of this site may say that they pass a request on. Leave the header Frontrow-Passed-On out.")
