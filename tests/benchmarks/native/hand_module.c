/* An extension by hand for the reference job: twelve numbers in, a tuple of twelve out, nothing checked but types. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "hand.c"

static PyObject *settle_ints(PyObject *module, PyObject *const *given, Py_ssize_t count) {
    i64 n[12], made[4];
    (void)module;
    if (count != 12) return PyErr_Format(PyExc_TypeError, "twelve numbers");
    for (int at = 0; at < 12; at++) {
        n[at] = PyLong_AsLongLong(given[at]);
        if (n[at] == -1 && PyErr_Occurred()) return NULL;
    }
    year now = {.stays = n[6], .paid1 = n[7], .above = n[8], .paid2 = n[9], .rest3 = n[10], .paid3 = n[11]};
    settle(&now, (int)n[0], (int)n[1], (int)n[2], n[3], n[4], n[5], made);
    const i64 eligible = n[3] - n[5] - (n[4] + 5) / 10, aid = n[1] == 1 ? now.paid3 : now.paid3 + made[2];
    const i64 out[12] = {0, eligible, made[0], made[1], made[2], made[3],
                         now.stays, now.paid1, now.above, now.paid2, least(now.rest3, 150000), aid};
    PyObject *tuple = PyTuple_New(12);
    for (int at = 0; tuple && at < 12; at++) PyTuple_SET_ITEM(tuple, at, PyLong_FromLongLong(out[at]));
    return tuple;
}

static PyMethodDef methods[] = {
    {"settle_ints", (PyCFunction)(void (*)(void))settle_ints, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "hand_module", NULL, 0, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit_hand_module(void) { return PyModule_Create(&module); }
